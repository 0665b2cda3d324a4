package sample.pagerduty.sandbox.company;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Creates the incidents, newest first: three are triggered, five are acknowledged and the
 * others are resolved. The newest is from the hour of the first request, so the account
 * always looks alive.
 */
record IncidentFactory(AccountSeed seed, TeamFactory teams, LogEntryFactory logEntries, AccountLinks links,
		Clock clock) {

	static final int MAX_ALERTS = 2;

	static final Duration INTERVAL = Duration.ofHours(5);

	private static final int INCIDENTS = 40;

	private static final int NEWEST_NUMBER = 4_200;

	private static final int TRIGGERED = 3;

	private static final int UNRESOLVED = 8;

	/** With this step each service has an incident before any has a second one. */
	private static final int STRIDE = 7;

	/** The incident that has {@link AccountSeed#hostileTitle()}; it is acknowledged. */
	private static final int HOSTILE = 5;

	/**
	 * Creates all incidents.
	 * @param services the services in the order of their teams
	 * @param users the people to assign incidents to
	 */
	List<IncidentResource> all(List<ResourceReference> services, List<ResourceReference> users,
			List<PriorityResource> priorities) {
		Instant newest = this.clock.instant().truncatedTo(ChronoUnit.HOURS);
		return IntStream.range(0, INCIDENTS).mapToObj((index) -> {
			int service = service(index, services.size());
			int team = this.teams.ofService(service, services.size());
			ResourceReference priority = (index % 3 == 0) ? priorities.get((index / 3) % priorities.size()).reference()
					: null;
			return incident(index, services.get(service), team, users.get(index % users.size()), priority,
					newest.minus(INTERVAL.multipliedBy(index)));
		}).toList();
	}

	/** The service of an incident. */
	static int service(int index, int services) {
		return (index * STRIDE + 10) % services;
	}

	/** Where an incident is among all, from the newest. */
	static int index(IncidentResource incident) {
		return NEWEST_NUMBER - incident.incidentNumber();
	}

	private IncidentResource incident(int index, ResourceReference service, int team, ResourceReference user,
			@Nullable ResourceReference priority, Instant at) {
		String id = this.seed.id(AccountId.INCIDENT, index);
		int number = NEWEST_NUMBER - index;
		String title = title(index, service);
		int alerts = 1 + index % MAX_ALERTS;
		String status = status(index);
		boolean triggered = "triggered".equals(status);
		boolean resolved = "resolved".equals(status);
		Instant changed = resolved ? at.plus(Duration.ofMinutes(12 + index)) : at.plus(Duration.ofMinutes(2));
		Instant statusChanged = triggered ? at : changed;
		return new IncidentResource(id, "incident", "[#" + number + "] " + title, this.links.api("incidents", id),
				this.links.page("incidents", id), number, title, title, status, (index % 4 == 3) ? "low" : "high", at,
				changed, resolved ? changed : null, "sandbox-" + number, service,
				resolved ? List.of() : List.of(new IncidentResource.Assignment(at, user)),
				(triggered || resolved) ? List.of()
						: List.of(new IncidentResource.Acknowledgement(statusChanged, user)),
				resolved ? List.of()
						: List.of(new IncidentResource.PendingAction("resolve", at.plus(Duration.ofHours(4)))),
				statusChanged, triggered ? service : user, this.logEntries.firstOf(id),
				this.teams.escalationPolicy(team), List.of(this.teams.team(team)), priority, null,
				new IncidentResource.AlertCounts(alerts, resolved ? 0 : alerts, resolved ? alerts : 0), !resolved,
				new IncidentResource.Body("incident_body", title + ". Invented by the sandbox."), null);
	}

	private String title(int index, ResourceReference service) {
		List<String> troubles = this.seed.troubles();
		String hostile = this.seed.hostileTitle();
		return (index == HOSTILE && hostile != null) ? hostile
				: service.summary() + ": " + troubles.get(index % troubles.size());
	}

	private static String status(int index) {
		if (index < TRIGGERED) {
			return "triggered";
		}
		return (index < UNRESOLVED) ? "acknowledged" : "resolved";
	}

}

package sample.pagerduty.sandbox.company;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Creates the incidents, newest first: three are triggered, five are acknowledged and the
 * others are resolved. The newest is from the hour of the first request, so the account
 * always looks alive.
 */
record IncidentFactory(AccountSeed seed, TeamFactory teams, AccountLinks links, Clock clock) {

	private static final int INCIDENTS = 40;

	private static final int TRIGGERED = 3;

	private static final int UNRESOLVED = 8;

	/** With this step each service has an incident before any has a second one. */
	private static final int STRIDE = 7;

	private static final Duration INTERVAL = Duration.ofHours(5);

	/**
	 * Creates all incidents.
	 * @param services the services in the order of their teams
	 * @param users the people to assign incidents to
	 */
	List<IncidentResource> all(List<ResourceReference> services, List<ResourceReference> users) {
		Instant newest = this.clock.instant().truncatedTo(ChronoUnit.HOURS);
		return IntStream.range(0, INCIDENTS).mapToObj((index) -> {
			int service = (index * STRIDE + 10) % services.size();
			int team = this.teams.ofService(service, services.size());
			return incident(index, services.get(service), team, users.get(index % users.size()),
					newest.minus(INTERVAL.multipliedBy(index)));
		}).toList();
	}

	private IncidentResource incident(int index, ResourceReference service, int team, ResourceReference user,
			Instant at) {
		List<String> troubles = this.seed.troubles();
		String id = this.seed.id(AccountId.INCIDENT, index);
		int number = 4200 - index;
		String title = service.summary() + ": " + troubles.get(index % troubles.size());
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
				statusChanged, triggered ? service : user, firstLogEntry(index, id), this.teams.escalationPolicy(team),
				List.of(this.teams.team(team)), null, null,
				new IncidentResource.AlertCounts(1, resolved ? 0 : 1, resolved ? 1 : 0), !resolved,
				new IncidentResource.Body("incident_body", title + ". Invented by the sandbox."), null);
	}

	/** The API of the sandbox has no log entries; the page is that of the incident. */
	private ResourceReference firstLogEntry(int index, String incidentId) {
		String id = this.seed.id(AccountId.LOG_ENTRY, index);
		return new ResourceReference(id, "trigger_log_entry_reference", "Triggered through the API.",
				this.links.api("log_entries", id), this.links.page("incidents", incidentId));
	}

	private static String status(int index) {
		if (index < TRIGGERED) {
			return "triggered";
		}
		return (index < UNRESOLVED) ? "acknowledged" : "resolved";
	}

}

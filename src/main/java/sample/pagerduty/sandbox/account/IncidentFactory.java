package sample.pagerduty.sandbox.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the incidents, the newest first: three are open, five are being worked on, the
 * others are over. Their times count back from the hour in which the sandbox is first
 * asked, so that the account always looks alive.
 */
record IncidentFactory(AccountSeed seed, TeamFactory teams, AccountLinks links, Clock clock) {

	private static final int COUNT = 40;

	private static final int OPEN = 3;

	private static final int IN_HAND = 8;

	/** A step through the services that visits each once before it visits one twice. */
	private static final int STRIDE = 7;

	private static final Duration DISTANCE = Duration.ofHours(5);

	/**
	 * Makes all incidents.
	 * @param services references to the services, as many for each team, in the teams'
	 * order
	 * @param users references to the people who may be assigned
	 * @return the incidents, the newest first
	 */
	List<Incident> all(List<Reference> services, List<Reference> users) {
		Instant newest = this.clock.instant().truncatedTo(ChronoUnit.HOURS);
		return IntStream.range(0, COUNT).mapToObj((index) -> {
			int service = (index * STRIDE + 10) % services.size();
			int team = this.teams.ofService(service, services.size());
			return incident(index, services.get(service), team, users.get(index % users.size()),
					newest.minus(DISTANCE.multipliedBy(index)));
		}).toList();
	}

	private Incident incident(int index, Reference service, int team, Reference user, Instant at) {
		List<String> troubles = this.seed.troubles();
		String id = this.seed.id(AccountId.INCIDENT, index);
		int number = 4200 - index;
		String title = service.summary() + ": " + troubles.get(index % troubles.size());
		boolean over = index >= IN_HAND;
		Instant changed = over ? at.plus(Duration.ofMinutes(12 + index)) : at.plus(Duration.ofMinutes(2));
		return new Incident(id, "incident", "[#" + number + "] " + title, this.links.api("incidents", id),
				this.links.page("incidents", id), number, title, status(index), (index % 4 == 3) ? "low" : "high", at,
				changed, over ? changed : null, "sandbox-" + number, service,
				over ? List.of() : List.of(new Incident.Assignment(at, user)), this.teams.escalationPolicy(team),
				List.of(this.teams.team(team)));
	}

	private static String status(int index) {
		if (index < OPEN) {
			return "triggered";
		}
		return (index < IN_HAND) ? "acknowledged" : "resolved";
	}

}

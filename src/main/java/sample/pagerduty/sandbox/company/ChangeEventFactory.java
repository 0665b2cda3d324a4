package sample.pagerduty.sandbox.company;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Creates the changes, newest first. The services of the newest incidents were changed
 * half an hour before.
 */
record ChangeEventFactory(AccountSeed seed, AccountLinks links, Clock clock) {

	private static final int EVENTS = 30;

	private static final Duration BEFORE = Duration.ofMinutes(30);

	private static final List<String> KINDS = List.of("Deployed", "Changed the configuration of", "Scaled up",
			"Turned on a feature of");

	List<ChangeEventResource> all(List<ServiceResource> services) {
		Instant newest = this.clock.instant().truncatedTo(ChronoUnit.HOURS).minus(BEFORE);
		return IntStream.range(0, EVENTS)
			.mapToObj((index) -> event(index, services.get(IncidentFactory.service(index, services.size())),
					newest.minus(IncidentFactory.INTERVAL.multipliedBy(index))))
			.toList();
	}

	private ChangeEventResource event(int index, ServiceResource service, Instant at) {
		String id = this.seed.id(AccountId.CHANGE_EVENT, index);
		int build = 900 - index;
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("build", build);
		details.put("branch", "main");
		String builds = "https://builds." + this.seed.company().subdomain() + ".example/" + build;
		return new ChangeEventResource(id, "change_event",
				KINDS.get(index % KINDS.size()) + " " + service.name() + " (build " + build + ")",
				this.links.api("change_events", id), this.links.page("change_events", id), at,
				List.of(service.reference()), service.integrations().get(0), "Build Farm",
				List.of(new ChangeEventResource.Link(builds, "Build " + build)), List.of(), details, service.teams());
	}

}

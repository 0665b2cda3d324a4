package sample.pagerduty.sandbox.company;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Creates the alerts of an incident. They change with it. */
record AlertFactory(AccountSeed seed, AccountLinks links) {

	List<AlertResource> of(IncidentResource incident, ServiceResource service) {
		return IntStream.range(0, incident.alertCounts().all())
			.mapToObj((number) -> alert(number, incident, service))
			.toList();
	}

	private AlertResource alert(int number, IncidentResource incident, ServiceResource service) {
		int index = IncidentFactory.index(incident);
		String id = this.seed.id(AccountId.ALERT, index * IncidentFactory.MAX_ALERTS + number);
		Instant at = incident.createdAt().plusSeconds(number * 40L);
		boolean resolved = incident.resolvedAt() != null;
		return new AlertResource(id, "alert", incident.title(), incident.self() + "/alerts/" + id,
				this.links.page("alerts", id), at, resolved ? "resolved" : "triggered", incident.resolvedAt(),
				incident.incidentKey() + "-" + (number + 1), false, incident.service(),
				"high".equals(incident.urgency()) ? "critical" : "warning", incident.reference(),
				incident.firstTriggerLogEntry(),
				new AlertResource.Body("alert_body", List.of(), details(index, number, service)),
				service.integrations().get(0), incident.teams());
	}

	private Map<String, Object> details(int index, int number, ServiceResource service) {
		String host = service.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("host", host + "-" + (number + 1));
		details.put("value", 100 + 7 * index);
		details.put("threshold", 100);
		details.put("environment", "production");
		details.put("runbook", "https://runbooks." + this.seed.company().subdomain() + ".example/" + host);
		return details;
	}

}

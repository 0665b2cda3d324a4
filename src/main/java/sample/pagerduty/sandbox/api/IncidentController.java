package sample.pagerduty.sandbox.api;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.AlertResource;
import sample.pagerduty.sandbox.company.IncidentResource;
import sample.pagerduty.sandbox.company.SimilarIncidents;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The incidents, and what belongs to one: alerts, notes and incidents like it. */
@RestController
@RequestMapping({ "", SandboxUrls.EU_PATH })
class IncidentController {

	private static final int DEFAULT_PAST = 5;

	private static final int MAX_PAST = 999;

	private final Answers answers;

	private final Clock clock;

	IncidentController(Answers answers, Clock clock) {
		this.answers = answers;
		this.clock = clock;
	}

	@GetMapping("/incidents")
	ResponseEntity<?> incidents(ApiCall call) {
		CallParameters parameters = ListedCollection.INCIDENTS.parameters(call.query());
		return this.answers.page(ListedCollection.INCIDENTS, parameters,
				IncidentFilter.apply(parameters, call.visible(call.account().incidents().all()), this.clock.instant()),
				call.account());
	}

	@GetMapping("/incidents/{id}")
	ResponseEntity<?> incident(@PathVariable String id, ApiCall call) {
		return this.answers.one(ListedCollection.INCIDENTS, call, find(id, call));
	}

	@GetMapping("/incidents/{id}/alerts")
	ResponseEntity<?> alerts(@PathVariable String id, ApiCall call) {
		CallParameters parameters = ListedCollection.ALERTS.parameters(call.query());
		List<AlertResource> alerts = call.account().alerts(find(id, call));
		return this.answers.page(ListedCollection.ALERTS, parameters, AlertFilter.apply(parameters, alerts),
				call.account());
	}

	@GetMapping("/incidents/{id}/alerts/{alertId}")
	ResponseEntity<?> alert(@PathVariable String id, @PathVariable String alertId, ApiCall call) {
		return this.answers.one(ListedCollection.ALERTS, call,
				call.find(call.account().alerts(find(id, call)), alertId));
	}

	@GetMapping("/incidents/{id}/notes")
	ResponseEntity<?> notes(@PathVariable String id, ApiCall call) {
		return this.answers.all(ListedCollection.NOTES, ListedCollection.NOTES.parameters(call.query()),
				call.account().incidents().notes(find(id, call)), call.account());
	}

	@GetMapping("/incidents/{id}/past_incidents")
	ResponseEntity<?> past(@PathVariable String id, ApiCall call) {
		CallParameters parameters = ListedCollection.PAST_INCIDENTS.parameters(call.query());
		List<SimilarIncidents.Past> found = similar(call).past(find(id, call));
		int limit = Math.min(Page.number(parameters, "limit", DEFAULT_PAST, 1), MAX_PAST);
		parameters.check();
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("past_incidents", found.subList(0, Math.min(limit, found.size())));
		body.put("total", "true".equalsIgnoreCase(parameters.value("total")) ? found.size() : null);
		body.put("limit", limit);
		return Answers.json(body);
	}

	@GetMapping("/incidents/{id}/related_incidents")
	ResponseEntity<?> related(@PathVariable String id, ApiCall call) {
		CallParameters parameters = ListedCollection.RELATED_INCIDENTS.parameters(call.query());
		parameters.values("additional_details", Set.of("incident"));
		return this.answers.all(ListedCollection.RELATED_INCIDENTS, parameters, similar(call).related(find(id, call)),
				call.account());
	}

	private static IncidentResource find(String id, ApiCall call) {
		return call.find(call.account().incidents().all(), id);
	}

	/** Only among what the caller may see. */
	private static SimilarIncidents similar(ApiCall call) {
		return new SimilarIncidents(call.visible(call.account().incidents().all()));
	}

}

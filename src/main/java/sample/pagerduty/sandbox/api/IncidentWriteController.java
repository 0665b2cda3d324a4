package sample.pagerduty.sandbox.api;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.IncidentChange;
import sample.pagerduty.sandbox.company.IncidentResource;
import sample.pagerduty.sandbox.company.UserResource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The writes of incidents: changes of one or many, and notes. */
@RestController
@RequestMapping({ "", SandboxUrls.EU_PATH })
class IncidentWriteController {

	private static final int MAX_INCIDENTS = 250;

	private static final int MAX_NOTE = 25_000;

	private static final int MAX_ID = 50;

	private final Answers answers;

	private final Clock clock;

	IncidentWriteController(Answers answers, Clock clock) {
		this.answers = answers;
		this.clock = clock;
	}

	@PutMapping("/incidents")
	ResponseEntity<?> changeAll(ApiCall call, CallBody body) {
		UserResource writer = call.writer();
		Map<String, IncidentChange> changes = new LinkedHashMap<>();
		for (JsonNode json : body.objects("incidents", MAX_INCIDENTS)) {
			String id = body.required(json, "id", MAX_ID);
			body.check();
			changes.put(id, read(id, json, call, body));
		}
		body.check();
		Answers.View view = this.answers.view(ListedCollection.INCIDENTS, call);
		return view.all(change(changes, writer, call));
	}

	@PutMapping("/incidents/{id}")
	ResponseEntity<?> change(@PathVariable String id, ApiCall call, CallBody body) {
		UserResource writer = call.writer();
		IncidentChange change = read(id, body.object("incident"), call, body);
		body.check();
		Answers.View view = this.answers.view(ListedCollection.INCIDENTS, call);
		return view.one(change(Map.of(id, change), writer, call).get(0));
	}

	private static IncidentChange read(String id, JsonNode json, ApiCall call, CallBody body) {
		IncidentResource incident = call.find(call.account().incidents().all(), id);
		return new IncidentChangeReader(call.account(), body).read(json, incident);
	}

	private List<IncidentResource> change(Map<String, IncidentChange> changes, UserResource writer, ApiCall call) {
		return call.account()
			.change(changes, writer, this.clock.instant())
			.orElseThrow(() -> SandboxApiException.invalidInput(List.of("Incident Already Resolved")));
	}

	@PostMapping("/incidents/{id}/notes")
	ResponseEntity<?> addNote(@PathVariable String id, ApiCall call, CallBody body) {
		UserResource writer = call.writer();
		IncidentResource incident = call.find(call.account().incidents().all(), id);
		String content = body.required(body.object("note"), "content", MAX_NOTE);
		body.check();
		Answers.View view = this.answers.view(ListedCollection.NOTES, call);
		return view.one(call.account().incidents().addNote(incident, writer, content, this.clock.instant()));
	}

}

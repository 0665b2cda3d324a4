package sample.pagerduty.sandbox.api;

import java.util.List;

import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.IncidentResource;
import sample.pagerduty.sandbox.company.LogEntryResource;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The log of all incidents and of one, newest first. */
@RestController
@RequestMapping({ "", SandboxUrls.EU_PATH })
class LogEntryController {

	private final Answers answers;

	LogEntryController(Answers answers) {
		this.answers = answers;
	}

	@GetMapping("/log_entries")
	ResponseEntity<?> logEntries(ApiCall call) {
		return page(call, call.visible(call.account().incidents().log()));
	}

	@GetMapping("/log_entries/{id}")
	ResponseEntity<?> logEntry(@PathVariable String id, ApiCall call) {
		return this.answers.one(ListedCollection.LOG_ENTRIES, call, call.find(call.account().incidents().log(), id));
	}

	@GetMapping("/incidents/{id}/log_entries")
	ResponseEntity<?> logEntriesOfIncident(@PathVariable String id, ApiCall call) {
		IncidentResource incident = call.find(call.account().incidents().all(), id);
		return page(call,
				call.account()
					.incidents()
					.log()
					.stream()
					.filter((entry) -> entry.incident().id().equals(incident.id()))
					.toList());
	}

	private ResponseEntity<?> page(ApiCall call, List<LogEntryResource> entries) {
		CallParameters parameters = ListedCollection.LOG_ENTRIES.parameters(call.query());
		DateRange range = DateRange.of(parameters);
		boolean overview = parameters.flag("is_overview");
		List<String> teamIds = parameters.values("team_ids");
		List<LogEntryResource> found = entries.stream()
			.filter((entry) -> range.contains(entry.createdAt()) && (!overview || entry.showsInOverview())
					&& ListedCollection.isOfTeam(teamIds, entry.teams()))
			.toList();
		return this.answers.page(ListedCollection.LOG_ENTRIES, parameters, found, call.account());
	}

}

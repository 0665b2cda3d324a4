package sample.pagerduty.sandbox.api;

import java.util.List;

import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.ChangeEventResource;
import sample.pagerduty.sandbox.company.ServiceResource;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The changes of services, such as deployments. */
@RestController
@RequestMapping({ "", SandboxUrls.EU_PATH })
class ChangeEventController {

	private final Answers answers;

	ChangeEventController(Answers answers) {
		this.answers = answers;
	}

	@GetMapping("/change_events")
	ResponseEntity<?> changeEvents(ApiCall call) {
		return page(call, call.visible(call.account().changeEvents()));
	}

	@GetMapping("/change_events/{id}")
	ResponseEntity<?> changeEvent(@PathVariable String id, ApiCall call) {
		return this.answers.one(ListedCollection.CHANGE_EVENTS, call, call.find(call.account().changeEvents(), id));
	}

	@GetMapping("/services/{id}/change_events")
	ResponseEntity<?> changeEventsOfService(@PathVariable String id, ApiCall call) {
		ServiceResource service = call.find(call.account().services(), id);
		return page(call, call.account()
			.changeEvents()
			.stream()
			.filter((event) -> event.services().stream().anyMatch((changed) -> changed.id().equals(service.id())))
			.toList());
	}

	private ResponseEntity<?> page(ApiCall call, List<ChangeEventResource> events) {
		CallParameters parameters = ListedCollection.CHANGE_EVENTS.parameters(call.query());
		DateRange range = DateRange.of(parameters);
		List<String> teamIds = parameters.values("team_ids");
		List<String> integrationIds = parameters.values("integration_ids");
		List<ChangeEventResource> found = events.stream()
			.filter((event) -> range.contains(event.timestamp()) && ListedCollection.isOfTeam(teamIds, event.teams())
					&& ListedCollection.passes(integrationIds, event.integration().id()))
			.toList();
		return this.answers.page(ListedCollection.CHANGE_EVENTS, parameters, found, call.account());
	}

}

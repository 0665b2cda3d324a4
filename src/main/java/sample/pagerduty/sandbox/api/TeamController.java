package sample.pagerduty.sandbox.api;

import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The teams and their members. */
@RestController
@RequestMapping({ "", SandboxUrls.EU_PATH })
class TeamController {

	private final Answers answers;

	TeamController(Answers answers) {
		this.answers = answers;
	}

	@GetMapping("/teams")
	ResponseEntity<?> teams(ApiCall call) {
		CallParameters parameters = ListedCollection.TEAMS.parameters(call.query());
		String query = parameters.value("query");
		return this.answers.page(ListedCollection.TEAMS, parameters,
				call.visible(call.account().teams())
					.stream()
					.filter((team) -> ListedCollection.contains(team.name(), query))
					.toList(),
				call.account());
	}

	@GetMapping("/teams/{id}")
	ResponseEntity<?> team(@PathVariable String id, ApiCall call) {
		return this.answers.one(ListedCollection.TEAMS, call, call.find(call.account().teams(), id));
	}

	@GetMapping("/teams/{id}/members")
	ResponseEntity<?> members(@PathVariable String id, ApiCall call) {
		return this.answers.page(ListedCollection.MEMBERS, ListedCollection.MEMBERS.parameters(call.query()),
				call.account().members(call.find(call.account().teams(), id)), call.account());
	}

}

package sample.pagerduty.sandbox.api;

import java.util.List;

import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.Account;
import sample.pagerduty.sandbox.company.EscalationPolicyResource;
import sample.pagerduty.sandbox.company.Resource;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The escalation policies: who is paged, in which order. */
@RestController
@RequestMapping({ "", SandboxUrls.EU_PATH })
class EscalationPolicyController {

	private final Answers answers;

	EscalationPolicyController(Answers answers) {
		this.answers = answers;
	}

	@GetMapping("/escalation_policies")
	ResponseEntity<?> policies(ApiCall call) {
		CallParameters parameters = ListedCollection.ESCALATION_POLICIES.parameters(call.query());
		String query = parameters.value("query");
		List<String> teamIds = parameters.values("team_ids");
		List<String> userIds = parameters.values("user_ids");
		List<EscalationPolicyResource> found = call.visible(call.account().escalationPolicies())
			.stream()
			.filter((policy) -> ListedCollection.contains(policy.name(), query)
					&& ListedCollection.isOfTeam(teamIds, policy.teams()) && pages(policy, userIds, call.account()))
			.sorted(ListedCollection.BY_NAME.of(parameters))
			.toList();
		return this.answers.page(ListedCollection.ESCALATION_POLICIES, parameters, found, call.account());
	}

	@GetMapping("/escalation_policies/{id}")
	ResponseEntity<?> policy(@PathVariable String id, ApiCall call) {
		return this.answers.one(ListedCollection.ESCALATION_POLICIES, call,
				call.find(call.account().escalationPolicies(), id));
	}

	/** Whether one of the users is a target, or in a schedule that is one. */
	private static boolean pages(EscalationPolicyResource policy, List<String> userIds, Account account) {
		return userIds.isEmpty() || policy.escalationRules()
			.stream()
			.flatMap((rule) -> rule.targets().stream())
			.anyMatch((target) -> userIds.contains(target.id()) || Resource.find(account.schedules().all(), target.id())
				.stream()
				.flatMap((schedule) -> schedule.users().stream())
				.anyMatch((user) -> userIds.contains(user.id())));
	}

}

package sample.pagerduty.sandbox.api;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.OnCall;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is on call: now, or between since and until. */
@RestController
@RequestMapping({ "", SandboxUrls.EU_PATH })
class OnCallController {

	private final Answers answers;

	private final Clock clock;

	OnCallController(Answers answers, Clock clock) {
		this.answers = answers;
		this.clock = clock;
	}

	@GetMapping("/oncalls")
	ResponseEntity<?> onCalls(ApiCall call) {
		CallParameters parameters = ListedCollection.ONCALLS.parameters(call.query());
		DateRange range = DateRange.ofOnCalls(parameters, this.clock.instant());
		List<String> scheduleIds = parameters.values("schedule_ids");
		List<String> policyIds = parameters.values("escalation_policy_ids");
		List<String> userIds = parameters.values("user_ids");
		boolean earliest = parameters.flag("earliest");
		Set<List<String>> seen = new HashSet<>();
		List<OnCall> found = call.account()
			.onCalls(range.since(), range.until())
			.stream()
			.filter((onCall) -> call.maySee(onCall.teams()))
			.filter((onCall) -> isOfSchedule(onCall, scheduleIds))
			.filter((onCall) -> ListedCollection.passes(policyIds, onCall.escalationPolicy().id()))
			.filter((onCall) -> ListedCollection.passes(userIds, onCall.user().id()))
			.filter((onCall) -> !earliest || seen.add(List.of(onCall.escalationPolicy().id(),
					String.valueOf(onCall.escalationLevel()), onCall.user().id())))
			.toList();
		return this.answers.page(ListedCollection.ONCALLS, parameters, found, call.account());
	}

	private static boolean isOfSchedule(OnCall onCall, List<String> scheduleIds) {
		return scheduleIds.isEmpty() || (onCall.schedule() != null && scheduleIds.contains(onCall.schedule().id()));
	}

}

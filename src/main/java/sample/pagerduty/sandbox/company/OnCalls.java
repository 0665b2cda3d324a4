package sample.pagerduty.sandbox.company;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds out who is on call for escalation policies. */
record OnCalls(Schedules schedules) {

	/** Everyone on call for a policy in a time range, by level and then by time. */
	List<OnCall> of(EscalationPolicyResource policy, Instant since, Instant until) {
		List<OnCall> onCalls = new ArrayList<>();
		for (int level = 1; level <= policy.escalationRules().size(); level++) {
			onCalls.addAll(of(policy, level, since, until));
		}
		return onCalls;
	}

	private List<OnCall> of(EscalationPolicyResource policy, int level, Instant since, Instant until) {
		return policy.escalationRules()
			.get(level - 1)
			.targets()
			.stream()
			.flatMap((target) -> Resource.find(this.schedules.all(), target.id())
				.map((schedule) -> this.schedules.shifts(schedule, since, until, true)
					.stream()
					.map((shift) -> new OnCall(policy.reference(), level, target, shift.user(), shift.start(),
							shift.end(), policy.teams())))
				.orElseGet(() -> Stream
					.of(new OnCall(policy.reference(), level, null, target, null, null, policy.teams()))))
			.toList();
	}

	/** The users whom a level of a policy pages now. */
	List<ResourceReference> usersAt(EscalationPolicyResource policy, int level, Instant now) {
		return of(policy, level, now, now).stream().map(OnCall::user).distinct().toList();
	}

}

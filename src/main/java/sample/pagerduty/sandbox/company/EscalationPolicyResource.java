package sample.pagerduty.sandbox.company;

import java.util.List;

/**
 * An escalation policy of {@code GET /escalation_policies/{id}}.
 *
 * @param numLoops how often the rules are repeated if nobody acknowledges
 */
public record EscalationPolicyResource(String id, String type, String summary, String self, String htmlUrl, String name,
		String description, int numLoops, String onCallHandoffNotifications, List<EscalationRule> escalationRules,
		List<ResourceReference> services, List<ResourceReference> teams) implements Resource {

	/**
	 * A level of the policy.
	 *
	 * @param targets schedules and users
	 */
	public record EscalationRule(String id, int escalationDelayInMinutes, List<ResourceReference> targets) {
	}

}

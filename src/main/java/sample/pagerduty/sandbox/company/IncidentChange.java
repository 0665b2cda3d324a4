package sample.pagerduty.sandbox.company;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a write changes in an incident. Null leaves a field as it is.
 *
 * @param status acknowledged or resolved
 * @param level the level of the escalation policy to escalate to, from 1
 * @param assignees the users to assign it to
 * @param resolution a note about how it was resolved
 */
public record IncidentChange(@Nullable String title, @Nullable String status, @Nullable String urgency,
		@Nullable PriorityResource priority, @Nullable EscalationPolicyResource escalationPolicy,
		@Nullable Integer level, @Nullable List<ResourceReference> assignees, @Nullable String resolution) {

	/** Whether it is impossible for a resolved incident. */
	boolean needsOpenIncident() {
		return this.status != null || this.level != null || this.assignees != null || this.escalationPolicy != null;
	}

}

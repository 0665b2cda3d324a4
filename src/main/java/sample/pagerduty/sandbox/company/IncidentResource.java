package sample.pagerduty.sandbox.company;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An incident of {@code GET /incidents/{id}}; {@code status} is one of triggered,
 * acknowledged and resolved, {@code urgency} high or low.
 *
 * @param description the title; PagerDuty has both for older clients
 * @param pendingActions what PagerDuty will do by itself, such as resolve
 * @param lastStatusChangeBy the service that triggered it, or the user who acknowledged
 * or resolved it
 * @param priority null in most incidents
 * @param resolveReason always null: no incident was merged into another
 * @param conferenceBridge always null
 */
public record IncidentResource(String id, String type, String summary, String self, String htmlUrl, int incidentNumber,
		String title, String description, String status, String urgency, Instant createdAt, Instant updatedAt,
		@Nullable Instant resolvedAt, String incidentKey, ResourceReference service, List<Assignment> assignments,
		List<Acknowledgement> acknowledgements, List<PendingAction> pendingActions, Instant lastStatusChangeAt,
		ResourceReference lastStatusChangeBy, ResourceReference firstTriggerLogEntry,
		ResourceReference escalationPolicy, List<ResourceReference> teams, @Nullable ResourceReference priority,
		@Nullable ResourceReference resolveReason, AlertCounts alertCounts, boolean isMergeable, Body body,
		@Nullable ResourceReference conferenceBridge) implements Resource {

	public record Assignment(Instant at, ResourceReference assignee) {
	}

	public record Acknowledgement(Instant at, ResourceReference acknowledger) {
	}

	public record PendingAction(String type, Instant at) {
	}

	public record AlertCounts(int all, int triggered, int resolved) {
	}

	public record Body(String type, String details) {
	}

	@Override
	public String name() {
		return this.title;
	}

}

package sample.pagerduty.sandbox.company;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An incident of {@code GET /incidents/{id}}; {@code status} is one of triggered,
 * acknowledged and resolved, {@code urgency} high or low.
 */
record IncidentResource(String id, String type, String summary, String self, String htmlUrl, int incidentNumber,
		String title, String status, String urgency, Instant createdAt, Instant updatedAt, @Nullable Instant resolvedAt,
		String incidentKey, ResourceReference service, List<Assignment> assignments, ResourceReference escalationPolicy,
		List<ResourceReference> teams) implements Resource {

	record Assignment(Instant at, ResourceReference assignee) {
	}

	@Override
	public String name() {
		return this.title;
	}

}

package sample.pagerduty.sandbox.account;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An incident of {@code GET /incidents/{id}}; {@code status} is one of triggered,
 * acknowledged and resolved, {@code urgency} high or low.
 */
record Incident(String id, String type, String summary, String self, String htmlUrl, int incidentNumber, String title,
		String status, String urgency, Instant createdAt, Instant updatedAt, @Nullable Instant resolvedAt,
		String incidentKey, Reference service, List<Assignment> assignments, Reference escalationPolicy,
		List<Reference> teams) implements Resource {

	record Assignment(Instant at, Reference assignee) {
	}

	@Override
	public String name() {
		return this.title;
	}

}

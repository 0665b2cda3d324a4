package sample.pagerduty.sandbox.account;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A service of {@code GET /services/{id}}. The time-outs are seconds; {@code status} is
 * one of active, warning, critical, maintenance and disabled.
 */
record Service(String id, String type, String summary, String self, String htmlUrl, String name, String description,
		String status, Instant createdAt, @Nullable Instant lastIncidentTimestamp, @Nullable Integer autoResolveTimeout,
		@Nullable Integer acknowledgementTimeout, Reference escalationPolicy, List<Reference> teams,
		List<Reference> integrations, String alertCreation) implements Resource {
}

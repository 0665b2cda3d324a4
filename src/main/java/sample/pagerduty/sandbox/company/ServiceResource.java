package sample.pagerduty.sandbox.company;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A service of {@code GET /services/{id}}. Time-outs are in seconds; {@code status} is
 * one of active, warning, critical, maintenance and disabled.
 */
public record ServiceResource(String id, String type, String summary, String self, String htmlUrl, String name,
		String description, String status, Instant createdAt, @Nullable Instant lastIncidentTimestamp,
		@Nullable Integer autoResolveTimeout, @Nullable Integer acknowledgementTimeout,
		ResourceReference escalationPolicy, List<ResourceReference> teams, List<ResourceReference> integrations,
		String alertCreation) implements Resource {
}

package sample.pagerduty.sandbox.company;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * An alert of {@code GET /incidents/{id}/alerts}; {@code status} is triggered or
 * resolved, as that of its incident.
 */
public record AlertResource(String id, String type, String summary, String self, String htmlUrl, Instant createdAt,
		String status, @Nullable Instant resolvedAt, String alertKey, boolean suppressed, ResourceReference service,
		String severity, ResourceReference incident, ResourceReference firstTriggerLogEntry, Body body,
		ResourceReference integration, @JsonIgnore List<ResourceReference> teams) implements Resource {

	/**
	 * What the monitoring tool sent.
	 *
	 * @param details any fields
	 */
	public record Body(String type, List<String> contexts, Map<String, Object> details) {
	}

	@Override
	public String name() {
		return this.summary;
	}

}

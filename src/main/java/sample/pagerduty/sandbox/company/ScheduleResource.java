package sample.pagerduty.sandbox.company;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A schedule of {@code GET /schedules}.
 *
 * @param rotation who takes turns, which the API shows as the schedule's layer
 */
public record ScheduleResource(String id, String type, String summary, String self, String htmlUrl, String name,
		String timeZone, String description, List<ResourceReference> users, List<ResourceReference> escalationPolicies,
		List<ResourceReference> teams, @JsonIgnore String layerId, @JsonIgnore Rotation rotation) implements Resource {

	/** When the first turn began. */
	@JsonIgnore
	public Instant start() {
		return this.rotation.start();
	}

	@JsonIgnore
	public Duration turn() {
		return this.rotation.turn();
	}

}

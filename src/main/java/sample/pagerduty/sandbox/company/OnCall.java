package sample.pagerduty.sandbox.company;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code GET /oncalls}.
 *
 * @param schedule null if the policy names the user
 * @param start null if the user is always on call
 * @param end null if the user is always on call
 * @param teams the teams of the policy
 */
public record OnCall(ResourceReference escalationPolicy, int escalationLevel, @Nullable ResourceReference schedule,
		ResourceReference user, @Nullable Instant start, @Nullable Instant end,
		@JsonIgnore List<ResourceReference> teams) {
}

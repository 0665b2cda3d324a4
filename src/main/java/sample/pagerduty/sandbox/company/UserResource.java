package sample.pagerduty.sandbox.company;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A user of {@code GET /users/{id}} and, inside {@code user}, of {@code GET /users/me}.
 */
public record UserResource(String id, String type, String summary, String self, String htmlUrl, String name,
		String email, String timeZone, String color, String role, String avatarUrl, @Nullable String description,
		String jobTitle, boolean invitationSent, List<ResourceReference> contactMethods,
		List<ResourceReference> notificationRules, List<ResourceReference> teams) implements Resource {
}

package sample.pagerduty.sandbox.account;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A user of {@code GET /users/{id}} and, inside {@code user}, of {@code GET /users/me}.
 */
record User(String id, String type, String summary, String self, String htmlUrl, String name, String email,
		String timeZone, String color, String role, String avatarUrl, @Nullable String description, String jobTitle,
		boolean invitationSent, List<Reference> contactMethods, List<Reference> notificationRules,
		List<Reference> teams) implements Resource {
}

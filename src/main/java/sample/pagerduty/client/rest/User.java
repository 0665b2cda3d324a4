package sample.pagerduty.client.rest;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A PagerDuty user, as {@code GET /users/me} gives it. Drops links that are not http(s),
 * because they come from outside and end in a page.
 *
 * @param id PagerDuty's id, {@code P…}
 * @param name the display name
 * @param email the login email address
 * @param role the base role, such as {@code admin} or {@code limited_user}
 * @param avatarUrl a picture
 */
@JsonNaming(SnakeCaseStrategy.class)
public record User(@Nullable String id, @Nullable String name, @Nullable String email, @Nullable String role,
		@Nullable String avatarUrl) {

	public User {
		avatarUrl = WebLink.orNull(avatarUrl);
	}

}

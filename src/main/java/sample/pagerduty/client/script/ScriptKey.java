package sample.pagerduty.client.script;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.apptoken.AppTokenRequest;

/**
 * A key that gets a script the access tokens of one connection, or app tokens. Only a
 * hash of the key is stored.
 *
 * @param id identifies the key on pages and in the log
 * @param connectionId the connection of its owner; the key ends with it
 * @param app which app token it is for, or {@code null} if it is for its owner's tokens
 * @param name the name that its owner gave it
 * @param createdAt when it was created
 * @param expiresAt when it expires, or {@code null} for never
 * @param lastUsedAt when it was last used, to the minute
 */
public record ScriptKey(UUID id, UUID connectionId, @Nullable AppTokenRequest app, String name, Instant createdAt,
		@Nullable Instant expiresAt, @Nullable Instant lastUsedAt) {

	public boolean hasExpired(Instant now) {
		return this.expiresAt != null && !now.isBefore(this.expiresAt);
	}

}

package sample.pagerduty.client.script;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.apptoken.AppTokenRequest;

/**
 * A key with which a script gets access tokens of one connection, or tokens of the app
 * itself. The key itself is not kept.
 *
 * @param id what the key is deleted by
 * @param connectionId the connection that it is of, and ends with
 * @param app which token of the app it is for, or {@code null} if it is for the
 * connection's
 * @param name what its owner calls it
 * @param createdAt when it was made
 * @param expiresAt when it ends, if it does
 * @param lastUsedAt when it was last used, to the minute
 */
public record ScriptKey(UUID id, UUID connectionId, @Nullable AppTokenRequest app, String name, Instant createdAt,
		@Nullable Instant expiresAt, @Nullable Instant lastUsedAt) {

	/**
	 * Whether the key is over.
	 * @param now the time
	 * @return {@code true} if it opens nothing any more
	 */
	public boolean hasExpired(Instant now) {
		return this.expiresAt != null && !now.isBefore(this.expiresAt);
	}

}

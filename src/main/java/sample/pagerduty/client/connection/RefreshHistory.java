package sample.pagerduty.client.connection;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.oauth.TokenFailure;

/**
 * The attempts to refresh a connection since its login.
 *
 * @param attempts how many
 * @param lastAt when the last one was, if there was one
 * @param lastFailure why the last one failed, if it did
 */
public record RefreshHistory(int attempts, @Nullable Instant lastAt, @Nullable TokenFailure lastFailure) {

	RefreshHistory plus(Instant at, @Nullable TokenFailure failure) {
		return new RefreshHistory(this.attempts + 1, at, failure);
	}

	/** Whether only a new login can help. */
	public boolean hasEnded() {
		return this.lastFailure != null && this.lastFailure.endsConnection();
	}

}

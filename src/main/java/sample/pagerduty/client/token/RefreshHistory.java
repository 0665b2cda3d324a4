package sample.pagerduty.client.token;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The attempts to refresh a connection since its login.
 *
 * @param attempts how many
 * @param lastAt when the last one was
 * @param lastResult how it ended
 */
public record RefreshHistory(int attempts, @Nullable Instant lastAt, @Nullable RefreshResult lastResult) {

	static final RefreshHistory NONE = new RefreshHistory(0, null, null);

	RefreshHistory plus(Instant at, RefreshResult result) {
		return new RefreshHistory(this.attempts + 1, at, result);
	}

	/** Whether the connection can be mended by a new login only. */
	public boolean hasEnded() {
		return this.lastResult != null && this.lastResult.endsConnection();
	}

}

package sample.pagerduty.client.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.oauth.TokenFailure;

/**
 * The attempts to refresh a connection since its login.
 *
 * @param attempts how many
 * @param lastAt when the last one was, if there was one
 * @param lastFailure why the last one failed, if it did
 * @param retryAt the time that PagerDuty named for the next one, if it did
 */
public record RefreshHistory(int attempts, @Nullable Instant lastAt, @Nullable TokenFailure lastFailure,
		@Nullable Instant retryAt) {

	RefreshHistory plus(Instant at, @Nullable TokenFailure failure, @Nullable Duration retryAfter) {
		return new RefreshHistory(this.attempts + 1, at, failure, (retryAfter != null) ? at.plus(retryAfter) : null);
	}

	/** How much longer to wait before the next attempt, if PagerDuty asked for that. */
	Optional<Duration> remainingWait(Instant now) {
		return Optional.ofNullable(this.retryAt).filter(now::isBefore).map((retry) -> Duration.between(now, retry));
	}

	/** Whether only a new login can help. */
	public boolean hasEnded() {
		return this.lastFailure != null && this.lastFailure.endsConnection();
	}

}

package sample.pagerduty.client.oauth;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The time in which an access token works.
 *
 * @param issuedAt when PagerDuty issued it
 * @param expiresAt when it expires, if PagerDuty said so
 */
public record Validity(Instant issuedAt, @Nullable Instant expiresAt) {

	/** From issue to expiry, or {@code null} if PagerDuty did not say. */
	public @Nullable Duration lifetime() {
		return (this.expiresAt != null) ? Duration.between(this.issuedAt, this.expiresAt) : null;
	}

	/** Whether the token works for some time from now on, as far as is known. */
	public boolean lasts(Duration time, Instant now) {
		return this.expiresAt == null || !this.expiresAt.isBefore(now.plus(time));
	}

	/**
	 * Whether it is time for another token.
	 * @param minimum how long a token must work, if longer than the margin
	 * @param margin how long before its expiry a token is replaced
	 */
	public boolean isDue(Duration minimum, Duration margin, Instant now) {
		Duration lifetime = lifetime();
		if (lifetime == null) {
			return false;
		}
		// Tokens that last less than the margin must not be replaced at every use.
		Duration half = lifetime.dividedBy(2);
		Duration needed = (margin.compareTo(half) < 0) ? margin : half;
		return !lasts((minimum.compareTo(needed) > 0) ? minimum : needed, now);
	}

}

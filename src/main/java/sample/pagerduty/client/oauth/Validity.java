package sample.pagerduty.client.oauth;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How long an access token is good.
 *
 * @param issuedAt when PagerDuty gave it
 * @param expiresAt when it ends, if PagerDuty said so
 */
public record Validity(Instant issuedAt, @Nullable Instant expiresAt) {

	/**
	 * How long the token is good from its making on.
	 * @return its lifetime, or {@code null} if PagerDuty did not say
	 */
	public @Nullable Duration lifetime() {
		return (this.expiresAt != null) ? Duration.between(this.issuedAt, this.expiresAt) : null;
	}

	/**
	 * Whether the token is good for some time.
	 * @param time how long
	 * @param now the time
	 * @return {@code true} if it is, as far as is known
	 */
	public boolean lasts(Duration time, Instant now) {
		return this.expiresAt == null || !this.expiresAt.isBefore(now.plus(time));
	}

	/**
	 * Whether it is time for another token.
	 * @param minimum how long a token must be good for, if longer than the margin
	 * @param margin how long before its end a token is replaced
	 * @param now the time
	 * @return {@code true} if it is
	 */
	public boolean isDue(Duration minimum, Duration margin, Instant now) {
		Duration lifetime = lifetime();
		if (lifetime == null) {
			return false;
		}
		// Tokens that live shorter than the margin must not be replaced at each use.
		Duration half = lifetime.dividedBy(2);
		Duration needed = (margin.compareTo(half) < 0) ? margin : half;
		return !lasts((minimum.compareTo(needed) > 0) ? minimum : needed, now);
	}

}

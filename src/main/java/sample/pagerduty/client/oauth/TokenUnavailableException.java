package sample.pagerduty.client.oauth;

import java.io.Serial;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.flow.Flow;
import sample.pagerduty.client.web.Times;

/**
 * There is no token that is valid for long enough. The message holds nothing from
 * outside.
 */
public final class TokenUnavailableException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final TokenFailure failure;

	private final @Nullable Duration retryAfter;

	private final transient @Nullable Flow flow;

	public TokenUnavailableException(TokenFailure failure) {
		this(failure, null);
	}

	public TokenUnavailableException(TokenFailure failure, @Nullable Duration retryAfter) {
		this(failure, retryAfter, null);
	}

	/** With what happened, for the page. */
	public TokenUnavailableException(TokenFailure failure, @Nullable Duration retryAfter, @Nullable Flow flow) {
		super("No token: " + failure);
		this.failure = failure;
		this.retryAfter = retryAfter;
		this.flow = flow;
	}

	public TokenFailure failure() {
		return this.failure;
	}

	/** What happened, if PagerDuty was asked for an app token. */
	public @Nullable Flow flow() {
		return this.flow;
	}

	/** The same in seconds for a page, 0 if PagerDuty named none. */
	public long secondsToWait() {
		return (this.retryAfter != null) ? Times.wholeSeconds(this.retryAfter) : 0;
	}

	/** The time to wait that PagerDuty named, if it did. */
	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

}

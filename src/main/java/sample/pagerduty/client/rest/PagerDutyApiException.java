package sample.pagerduty.client.rest;

import java.io.Serial;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A call to PagerDuty's REST API failed. Carries what PagerDuty said about it; the
 * message holds nothing that came from outside.
 */
public final class PagerDutyApiException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final ApiFailure failure;

	private final String requiredScopes;

	private final @Nullable Duration retryAfter;

	PagerDutyApiException(ApiFailure failure, @Nullable Throwable cause) {
		this(failure, "", null, cause);
	}

	PagerDutyApiException(ApiFailure failure, String requiredScopes, @Nullable Duration retryAfter) {
		this(failure, requiredScopes, retryAfter, null);
	}

	private PagerDutyApiException(ApiFailure failure, String requiredScopes, @Nullable Duration retryAfter,
			@Nullable Throwable cause) {
		super("PagerDuty's REST API: " + failure, cause);
		this.failure = failure;
		this.requiredScopes = requiredScopes;
		this.retryAfter = retryAfter;
	}

	/** What kind of failure it is. */
	public ApiFailure failure() {
		return this.failure;
	}

	/**
	 * The scopes that the call needs, with blanks between, where PagerDuty named them.
	 */
	public String requiredScopes() {
		return this.requiredScopes;
	}

	/** When PagerDuty takes calls again, where it said so. */
	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

}

package sample.pagerduty.client.rest;

import java.io.Serial;
import java.net.URI;
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

	private final @Nullable URI acceptedAt;

	PagerDutyApiException(ApiFailure failure, @Nullable Throwable cause) {
		this(failure, "", null, null, cause);
	}

	PagerDutyApiException(ApiFailure failure, String requiredScopes, @Nullable Duration retryAfter) {
		this(failure, requiredScopes, retryAfter, null, null);
	}

	private PagerDutyApiException(ApiFailure failure, String requiredScopes, @Nullable Duration retryAfter,
			@Nullable URI acceptedAt, @Nullable Throwable cause) {
		super("PagerDuty's REST API: " + failure, cause);
		this.failure = failure;
		this.requiredScopes = requiredScopes;
		this.retryAfter = retryAfter;
		this.acceptedAt = acceptedAt;
	}

	static PagerDutyApiException wrongRegion(URI acceptedAt) {
		return new PagerDutyApiException(ApiFailure.WRONG_REGION, "", null, acceptedAt, null);
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

	/** The base URL of the region that takes the token, if it is the other one. */
	public @Nullable URI acceptedAt() {
		return this.acceptedAt;
	}

}

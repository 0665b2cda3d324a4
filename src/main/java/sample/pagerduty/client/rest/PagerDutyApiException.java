package sample.pagerduty.client.rest;

import java.io.Serial;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A call to PagerDuty's REST API failed. Carries what PagerDuty said about it; the
 * message holds nothing that came from outside.
 */
public final class PagerDutyApiException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final ApiFailure failure;

	private final transient ApiError error;

	private final @Nullable Duration retryAfter;

	private final transient @Nullable ApiAnswer answer;

	private final @Nullable URI acceptedAt;

	PagerDutyApiException(ApiFailure failure, @Nullable Throwable cause) {
		this(failure, ApiError.NONE, null, null, null, cause);
	}

	PagerDutyApiException(ApiFailure failure, ApiError error, @Nullable Duration retryAfter,
			@Nullable ApiAnswer answer) {
		this(failure, error, retryAfter, answer, null, null);
	}

	private PagerDutyApiException(ApiFailure failure, ApiError error, @Nullable Duration retryAfter,
			@Nullable ApiAnswer answer, @Nullable URI acceptedAt, @Nullable Throwable cause) {
		super("PagerDuty's REST API: " + failure, cause);
		this.failure = failure;
		this.error = error;
		this.retryAfter = retryAfter;
		this.answer = answer;
		this.acceptedAt = acceptedAt;
	}

	/** What a refusal is when the other region takes the token. */
	PagerDutyApiException inWrongRegion(URI acceptedAt) {
		return new PagerDutyApiException(ApiFailure.WRONG_REGION, this.error, this.retryAfter, this.answer, acceptedAt,
				null);
	}

	/** What kind of failure it is. */
	public ApiFailure failure() {
		return this.failure;
	}

	/**
	 * The scopes that the call needs, with blanks between, where PagerDuty named them.
	 */
	public String requiredScopes() {
		return this.error.requiredScopes();
	}

	/**
	 * The scopes that the token has, with blanks between, where PagerDuty named them.
	 */
	public String tokenScopes() {
		return this.error.tokenScopes();
	}

	/** What PagerDuty complains about, in its own words. */
	public List<String> messages() {
		return this.error.messages();
	}

	/** When PagerDuty takes calls again, where it said so. */
	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

	/** The answer itself, where the call was one that keeps it. */
	public @Nullable ApiAnswer answer() {
		return this.answer;
	}

	/** The base URL of the region that takes the token, if it is the other one. */
	public @Nullable URI acceptedAt() {
		return this.acceptedAt;
	}

}

package sample.pagerduty.client.rest;

import java.io.Serial;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A call to PagerDuty's REST API failed. Carries PagerDuty's error. The message holds
 * nothing from outside.
 */
public final class PagerDutyApiException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final int SERVER_ERROR = 500;

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

	/** The same refusal, when the other region accepts the token. */
	PagerDutyApiException inWrongRegion(URI acceptedAt) {
		return new PagerDutyApiException(ApiFailure.WRONG_REGION, this.error, this.retryAfter, this.answer, acceptedAt,
				null);
	}

	public ApiFailure failure() {
		return this.failure;
	}

	/**
	 * Whether a change may have been made although there is no valid answer: PagerDuty
	 * can make it before an answer is lost, is replaced by a page or is a server error.
	 */
	public boolean mayBeDone() {
		return switch (this.failure) {
			case TIMEOUT, UNREACHABLE, UNREADABLE -> !RemoteCallFailure.isBeforeSending(this);
			case UNAVAILABLE -> this.answer == null || this.answer.status() >= SERVER_ERROR;
			case INVALID_REQUEST, UNAUTHORIZED, WRONG_REGION, MISSING_SCOPE, FORBIDDEN, NOT_FOUND, PROXY,
					RATE_LIMITED ->
				false;
		};
	}

	/** The scopes that PagerDuty named as needed, separated by spaces; blank if none. */
	public String requiredScopes() {
		return this.error.requiredScopes();
	}

	/** The token's scopes as PagerDuty named them, separated by spaces; blank if none. */
	public String tokenScopes() {
		return this.error.tokenScopes();
	}

	/** PagerDuty's own words. */
	public List<String> messages() {
		return this.error.messages();
	}

	/** When PagerDuty accepts calls again, if it said so. */
	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

	/** The answer itself, if the call keeps it. */
	public @Nullable ApiAnswer answer() {
		return this.answer;
	}

	/** The base URL of the other region, if that accepts the token. */
	public @Nullable URI acceptedAt() {
		return this.acceptedAt;
	}

}

package sample.pagerduty.client.console;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.rest.ApiAccess;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.ApiRequest;
import sample.pagerduty.client.rest.RawPagerDutyClient;

import org.springframework.http.HttpStatus;

/**
 * The result of a call, as the page shows it.
 *
 * @param request the call
 * @param access the host and the token of the last try
 * @param answer the answer, if there is one
 * @param failure why it failed, if it did
 * @param complaint PagerDuty's explanation, if there is one
 * @param scopeAdvice what to do about a missing scope, if that is the reason
 * @param tokenFailure why there was no token to call with, if there was none
 */
record CallResult(ApiRequest request, ApiAccess access, @Nullable AnswerView answer, @Nullable ApiFailure failure,
		@Nullable Complaint complaint, @Nullable ScopeAdvice scopeAdvice, @Nullable TokenFailure tokenFailure) {

	private static final Set<ApiFailure> REPEATABLE = EnumSet.of(ApiFailure.RATE_LIMITED, ApiFailure.UNAVAILABLE,
			ApiFailure.UNREACHABLE, ApiFailure.TIMEOUT);

	private static final Set<TokenFailure> REPEATABLE_TOKEN_FAILURES = EnumSet.of(TokenFailure.RATE_LIMITED,
			TokenFailure.UNAVAILABLE, TokenFailure.UNREACHABLE, TokenFailure.TIMEOUT, TokenFailure.BUSY);

	/** In which PagerDuty counts calls. */
	private static final long A_MINUTE = 60;

	static CallResult withoutToken(ApiRequest request, ApiAccess access, TokenUnavailableException failure) {
		return new CallResult(request, access, null, null, new Complaint(List.of(), failure.retryAfter(), null), null,
				failure.failure());
	}

	/** The status of the page. */
	HttpStatus status() {
		if (this.tokenFailure != null) {
			return HttpStatus.BAD_GATEWAY;
		}
		return (this.failure != null) ? this.failure.status() : HttpStatus.OK;
	}

	/** Why it failed, as the part of a message key, if it did. */
	@Nullable String failureKey() {
		if (this.tokenFailure != null) {
			return this.tokenFailure.key();
		}
		return (this.failure != null) ? this.failure.key() : null;
	}

	/** Whether the same call can succeed later. */
	public boolean isRepeatable() {
		return (this.tokenFailure != null && REPEATABLE_TOKEN_FAILURES.contains(this.tokenFailure))
				|| (this.failure != null && REPEATABLE.contains(this.failure));
	}

	/** The seconds to wait before that, 0 if PagerDuty did not say. */
	public long secondsToWait() {
		Duration wait = (this.complaint != null) ? this.complaint.retryAfter() : null;
		return (wait != null) ? wait.toSeconds() : 0;
	}

	/** The seconds that a button counts down, or {@code null} if it need not. */
	public @Nullable Long countdown() {
		if (this.failure != ApiFailure.RATE_LIMITED && this.tokenFailure != TokenFailure.RATE_LIMITED) {
			return null;
		}
		return (secondsToWait() > 0) ? secondsToWait() : A_MINUTE;
	}

	/** Whether the page offers the whole answer as a file. */
	boolean isDownloadable() {
		return this.complaint == null && this.answer != null && !this.answer.notes().contains(AnswerView.Note.EMPTY);
	}

	public URI url() {
		return this.request.at(this.access.apiUrl());
	}

	/** The request that this app sends, line by line, without the token. */
	public List<String> sent() {
		URI url = url();
		return List.of(
				"GET " + url.getRawPath() + ((url.getRawQuery() != null) ? "?" + url.getRawQuery() : "") + " HTTP/1.1",
				"Host: " + url.getRawAuthority(), "Accept: " + RawPagerDutyClient.MEDIA_TYPE,
				"Authorization: Bearer " + TokenMask.MASK);
	}

	/**
	 * PagerDuty's explanation of a failure.
	 *
	 * @param messages PagerDuty's own words
	 * @param retryAfter when PagerDuty accepts calls again, if it said so
	 * @param acceptedAt the API of the other region, if that accepts the token
	 */
	record Complaint(List<String> messages, @Nullable Duration retryAfter, @Nullable URI acceptedAt) {
	}

}

package sample.pagerduty.client.console;

import java.net.URI;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.Access;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.ApiRequest;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.rest.RawPagerDutyClient;
import sample.pagerduty.client.token.RefreshFailedException;

import org.springframework.http.HttpStatus;

/**
 * What became of a call, as the page shows it.
 *
 * @param request the call
 * @param access the host and the token that it was made with
 * @param answer the answer, if there is one
 * @param failure what kind of failure it is, if it is one
 * @param thrown what PagerDuty said about a failure, if it did
 * @param refreshFailure why there was no token to call with, if so
 */
record CallResult(ApiRequest request, Access access, @Nullable AnswerView answer, @Nullable ApiFailure failure,
		@Nullable PagerDutyApiException thrown, @Nullable RefreshFailedException refreshFailure) {

	static CallResult of(CallOutcome outcome, ApiRequest request, @Nullable AnswerView answer) {
		PagerDutyApiException thrown = outcome.failure();
		ApiFailure failure = (thrown != null) ? thrown.failure()
				: (answer != null && !answer.isPagerDutys()) ? ApiFailure.UNREADABLE : null;
		return new CallResult(request, outcome.access(), answer, failure, thrown, outcome.refreshFailure());
	}

	/** The status of a page that shows it. */
	HttpStatus status() {
		if (this.refreshFailure != null) {
			return HttpStatus.BAD_GATEWAY;
		}
		return (this.failure != null) ? this.failure.status() : HttpStatus.OK;
	}

	/** Whether the whole answer is worth having. */
	boolean isDownloadable() {
		return this.thrown == null && this.answer != null && !this.answer.notes().contains(AnswerView.Note.EMPTY);
	}

	/** The scopes that a call lacked, if it did. */
	@Nullable ScopeAdvice scopeAdvice(Set<String> granted) {
		return (this.thrown != null && this.failure == ApiFailure.MISSING_SCOPE) ? ScopeAdvice.of(this.thrown, granted)
				: null;
	}

	URI url() {
		return this.request.at(this.access.apiUrl());
	}

	/** What this app sends, a line each, without the token. */
	List<String> sent() {
		URI url = url();
		return List.of("GET " + url.toString().substring(url.toString().indexOf(url.getRawPath())) + " HTTP/1.1",
				"Host: " + url.getRawAuthority(), "Accept: " + RawPagerDutyClient.MEDIA_TYPE,
				"Authorization: Bearer " + TokenMask.MASK);
	}

}

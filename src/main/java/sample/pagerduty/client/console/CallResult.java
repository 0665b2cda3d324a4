package sample.pagerduty.client.console;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.oauth.FailedCall;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.rest.ApiAccess;
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
 * @param scopeAdvice what to do about a missing scope, if that is the reason
 * @param accepted whether PagerDuty accepted the call, so that the answer can be had as a
 * file
 */
record CallResult(ApiRequest request, ApiAccess access, @Nullable AnswerView answer, @Nullable FailedCall failure,
		@Nullable ScopeAdvice scopeAdvice, boolean accepted) {

	static CallResult withoutToken(ApiRequest request, ApiAccess access, TokenUnavailableException failure) {
		return new CallResult(request, access, null, FailedCall.of(failure), null, false);
	}

	/** The status of the page. */
	HttpStatus status() {
		return (this.failure != null) ? this.failure.status() : HttpStatus.OK;
	}

	/** Whether there was no token to call with. */
	public boolean isWithoutToken() {
		return this.failure != null && this.failure.isWithoutToken();
	}

	/** Whether the page offers the whole answer as a file. */
	boolean isDownloadable() {
		return this.accepted && this.answer != null && !this.answer.notes().contains(AnswerView.Note.EMPTY);
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

}

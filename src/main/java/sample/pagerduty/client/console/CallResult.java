package sample.pagerduty.client.console;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.Access;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.ApiRequest;
import sample.pagerduty.client.rest.RawPagerDutyClient;

import org.springframework.http.HttpStatus;

/**
 * What became of a call, as the page shows it.
 *
 * @param request the call
 * @param access the host and the token that it was made with
 * @param answer the answer, if there is one
 * @param failure what kind of failure it is, if it is one
 * @param complaint what PagerDuty said about a failure, if it did
 * @param scopeAdvice what to do about a missing scope, if that is why
 * @param tokenFailure why there was no token to call with, as the beginning of a message
 * key, if so
 */
record CallResult(ApiRequest request, Access access, @Nullable AnswerView answer, @Nullable ApiFailure failure,
		@Nullable Complaint complaint, @Nullable ScopeAdvice scopeAdvice, @Nullable String tokenFailure) {

	/** The status of a page that shows it. */
	HttpStatus status() {
		if (this.tokenFailure != null) {
			return HttpStatus.BAD_GATEWAY;
		}
		return (this.failure != null) ? this.failure.status() : HttpStatus.OK;
	}

	/** Whether the whole answer is worth having. */
	boolean isDownloadable() {
		return this.complaint == null && this.answer != null && !this.answer.notes().contains(AnswerView.Note.EMPTY);
	}

	public URI url() {
		return this.request.at(this.access.apiUrl());
	}

	/** What this app sends, a line each, without the token. */
	public List<String> sent() {
		URI url = url();
		return List.of("GET " + url.toString().substring(url.toString().indexOf(url.getRawPath())) + " HTTP/1.1",
				"Host: " + url.getRawAuthority(), "Accept: " + RawPagerDutyClient.MEDIA_TYPE,
				"Authorization: Bearer " + TokenMask.MASK);
	}

	/**
	 * What PagerDuty said about a failure.
	 *
	 * @param messages what it complains about, in its own words
	 * @param retryAfter when it takes calls again, where it said so
	 * @param acceptedAt the API of the other region, if that takes the token
	 */
	record Complaint(List<String> messages, @Nullable Duration retryAfter, @Nullable URI acceptedAt) {
	}

}

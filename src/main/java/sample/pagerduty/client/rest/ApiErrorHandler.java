package sample.pagerduty.client.rest;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResponseErrorHandler;

/**
 * Turns PagerDuty's error answers into exceptions by their status, unless they are pages
 * of a proxy or of the login to a network.
 */
record ApiErrorHandler(JsonMapper mapper, Clock clock) implements ResponseErrorHandler {

	private static final int MAX_BODY = 16 * 1024;

	@Override
	public boolean hasError(ClientHttpResponse response) throws IOException {
		return !response.getStatusCode().is2xxSuccessful();
	}

	@Override
	public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
		throw exceptionOf(response.getStatusCode().value(), response.getHeaders(),
				response.getBody().readNBytes(MAX_BODY), null);
	}

	/** The exception for an answer that was kept. */
	PagerDutyApiException exceptionOf(ApiAnswer answer) {
		byte[] body = answer.body();
		return exceptionOf(answer.status(), answer.headers(),
				(body.length > MAX_BODY) ? Arrays.copyOf(body, MAX_BODY) : body, answer);
	}

	private PagerDutyApiException exceptionOf(int status, HttpHeaders headers, byte[] body,
			@Nullable ApiAnswer answer) {
		ApiError error = ApiError.of(this.mapper, body);
		return new PagerDutyApiException(failureOf(status, HtmlPage.isIn(headers), error), error,
				RetryAfter.in(headers, this.clock.instant()), answer);
	}

	private static ApiFailure failureOf(int status, boolean page, ApiError error) {
		return switch (status) {
			case 400 -> page ? ApiFailure.UNREADABLE : ApiFailure.INVALID_REQUEST;
			case 401 -> ApiFailure.UNAUTHORIZED;
			case 403 -> page ? ApiFailure.UNREADABLE : ofForbidden(error);
			case 404 -> ApiFailure.NOT_FOUND;
			case 407 -> ApiFailure.PROXY;
			case 408 -> ApiFailure.TIMEOUT;
			case 429 -> ApiFailure.RATE_LIMITED;
			// of the network in between (RFC 6585 section 6)
			case 511 -> ApiFailure.UNREADABLE;
			// a redirect leads elsewhere
			default -> (status < 400) ? ApiFailure.UNREADABLE : ApiFailure.UNAVAILABLE;
		};
	}

	private static ApiFailure ofForbidden(ApiError error) {
		return error.requiredScopes().isEmpty() ? ApiFailure.FORBIDDEN : ApiFailure.MISSING_SCOPE;
	}

}

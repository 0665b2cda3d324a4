package sample.pagerduty.client.oauth;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.flow.FlowRecorder;
import sample.pagerduty.client.rest.RetryAfter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.client.ResponseErrorHandler;

/**
 * Reads the token endpoint's errors. The status decides first: an overloaded server may
 * say anything in the body. An OAuth error (RFC 6749 section 5.2) can come with every 4xx
 * status; {@code invalid_client} comes with 401.
 */
record TokenEndpointErrorHandler(JsonMapper mapper, Clock clock) implements ResponseErrorHandler {

	private static final int MAX_BODY = 16 * 1024;

	@Override
	public boolean hasError(ClientHttpResponse response) throws IOException {
		return response.getStatusCode().isError();
	}

	@Override
	public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
		Duration retryAfter = RetryAfter.in(response.getHeaders(), this.clock.instant());
		TokenFailure failure = failureOf(response.getStatusCode());
		if (failure != null) {
			throw new TokenEndpointException(failure, retryAfter);
		}
		OAuth2Error error = read(response);
		if (error == null) {
			throw new TokenEndpointException(TokenFailure.UNREADABLE, null);
		}
		switch (error.getErrorCode()) {
			case OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, OAuth2ErrorCodes.SERVER_ERROR ->
				throw new TokenEndpointException(TokenFailure.UNAVAILABLE, retryAfter);
			default -> throw new OAuth2AuthorizationException(error);
		}
	}

	private static @Nullable TokenFailure failureOf(HttpStatusCode status) {
		return switch (status.value()) {
			case 407 -> TokenFailure.PROXY;
			case 408 -> TokenFailure.TIMEOUT;
			case 429 -> TokenFailure.RATE_LIMITED;
			// of the network in between (RFC 6585 section 6)
			case 511 -> TokenFailure.UNREADABLE;
			default -> status.is5xxServerError() ? TokenFailure.UNAVAILABLE : null;
		};
	}

	private @Nullable OAuth2Error read(ClientHttpResponse response) throws IOException {
		try {
			JsonNode body = this.mapper.readTree(response.getBody().readNBytes(MAX_BODY));
			String code = text(body, OAuth2ParameterNames.ERROR);
			FlowRecorder.tell((flow) -> flow.onTokenAnswer().parameter(OAuth2ParameterNames.ERROR, code));
			return (code == null || code.isBlank()) ? null
					: new OAuth2Error(code, text(body, OAuth2ParameterNames.ERROR_DESCRIPTION), null);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static @Nullable String text(@Nullable JsonNode body, String name) {
		JsonNode value = (body != null) ? body.path(name) : null;
		return (value != null && value.isString()) ? value.asString() : null;
	}

}

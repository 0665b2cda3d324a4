package sample.pagerduty.client.rest;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResponseErrorHandler;

/**
 * Reads PagerDuty's error answers. They are not of one shape: {@code error} is an object
 * or a string, the scopes are strings, and a body may be missing, so nothing is relied on
 * but the status.
 */
final class ApiErrorHandler implements ResponseErrorHandler {

	private static final int LONGEST_BODY = 16 * 1024;

	private static final String RATE_LIMIT_RESET = "ratelimit-reset";

	private final JsonMapper mapper;

	ApiErrorHandler(JsonMapper mapper) {
		this.mapper = mapper;
	}

	@Override
	public boolean hasError(ClientHttpResponse response) throws IOException {
		return !response.getStatusCode().is2xxSuccessful();
	}

	@Override
	public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
		String requiredScopes = requiredScopes(response);
		ApiFailure failure = switch (response.getStatusCode().value()) {
			case 400 -> ApiFailure.INVALID_REQUEST;
			case 401 -> ApiFailure.UNAUTHORIZED;
			case 403 -> requiredScopes.isEmpty() ? ApiFailure.FORBIDDEN : ApiFailure.MISSING_SCOPE;
			case 404 -> ApiFailure.NOT_FOUND;
			case 429 -> ApiFailure.RATE_LIMITED;
			default -> ApiFailure.UNAVAILABLE;
		};
		throw new PagerDutyApiException(failure, requiredScopes, retryAfter(response));
	}

	private String requiredScopes(ClientHttpResponse response) throws IOException {
		return body(response).path("error").path("required_scopes").asString("").strip();
	}

	private JsonNode body(ClientHttpResponse response) throws IOException {
		try {
			JsonNode body = this.mapper.readTree(response.getBody().readNBytes(LONGEST_BODY));
			return (body != null) ? body : MissingNode.getInstance();
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

	private static @Nullable Duration retryAfter(ClientHttpResponse response) {
		String seconds = response.getHeaders().getFirst(RATE_LIMIT_RESET);
		return (seconds != null && seconds.matches("\\d{1,6}")) ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
	}

}

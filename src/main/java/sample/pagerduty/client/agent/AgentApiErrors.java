package sample.pagerduty.client.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.store.StoreOutage;
import sample.pagerduty.client.web.Times;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns everything that goes wrong in the API into its errors. */
@RestControllerAdvice(assignableTypes = { AgentAuthorizationController.class, AgentAdministrationController.class,
		AgentToolCallController.class, AgentToolController.class })
class AgentApiErrors {

	private static final Logger logger = LoggerFactory.getLogger(AgentApiErrors.class);

	private static final Duration RETRY_SOON = Duration.ofSeconds(10);

	@ExceptionHandler
	ResponseEntity<AgentApiException.Body> answer(Exception thrown) {
		AgentApiException error = errorOf(thrown);
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(error.status());
		if (error.retryAfter() != null) {
			answer.header(HttpHeaders.RETRY_AFTER, seconds(error.retryAfter()));
		}
		return answer.contentType(MediaType.APPLICATION_JSON).body(error.body());
	}

	private static String seconds(Duration wait) {
		return String.valueOf(Times.wholeSeconds(wait));
	}

	static AgentApiException errorOf(Exception thrown) {
		if (thrown instanceof AgentApiException error) {
			return error;
		}
		if (thrown instanceof HttpMessageNotReadableException) {
			return AgentApiException.badRequest("The body is not the JSON that this call takes.");
		}
		if (thrown instanceof HttpMediaTypeException) {
			return AgentApiException.badRequest("Send and accept JSON: Content-Type: application/json.");
		}
		if (thrown instanceof TokenUnavailableException failure) {
			return noToken(failure);
		}
		if (StoreOutage.isCauseOf(thrown)) {
			logger.error("An agent got no answer: the database cannot be reached");
			return AgentApiException.tryAgain("store_unreachable",
					"The database of this app does not answer. Nothing is lost; try again in a moment.",
					StoreOutage.RETRY_AFTER);
		}
		logger.error("An agent got no answer: {}",
				NestedExceptionUtils.getMostSpecificCause(thrown).getClass().getName());
		return AgentApiException.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error",
				"This app could not finish the call. Look into its log.");
	}

	private static AgentApiException noToken(TokenUnavailableException thrown) {
		if (thrown.failure().endsConnection()) {
			return AgentApiException
				.failed("PagerDuty no longer accepts the tokens of this person. Start an authorization again.");
		}
		return AgentApiException.tryAgain("token_unavailable",
				"This app needs a new token, and PagerDuty gave none (%s).".formatted(thrown.failure()),
				Objects.requireNonNullElse(thrown.retryAfter(), RETRY_SOON));
	}

	/** Writes an error outside Spring MVC. */
	static void write(AgentApiException error, HttpServletResponse response, JsonMapper mapper) throws IOException {
		response.setStatus(error.status().value());
		if (error.retryAfter() != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, seconds(error.retryAfter()));
		}
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.getOutputStream().write(mapper.writeValueAsString(error.body()).getBytes(StandardCharsets.UTF_8));
	}

}

package sample.pagerduty.client.agent;

import java.io.Serial;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/** Ends a call of the API. Nothing in it comes from the request. */
final class AgentApiException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private final String name;

	private final String sentence;

	private final @Nullable Duration retryAfter;

	private AgentApiException(HttpStatus status, String name, String sentence, @Nullable Duration retryAfter) {
		super(sentence, null, false, false);
		this.status = status;
		this.name = name;
		this.sentence = sentence;
		this.retryAfter = retryAfter;
	}

	static AgentApiException badRequest(String sentence) {
		return new AgentApiException(HttpStatus.BAD_REQUEST, "bad_request", sentence, null);
	}

	static AgentApiException notFound(String sentence) {
		return new AgentApiException(HttpStatus.NOT_FOUND, "not_found", sentence, null);
	}

	static AgentApiException noSuchTool() {
		return notFound("There is no such tool.");
	}

	/**
	 * The authorization failed. Clients ask again without end if the answer is not an
	 * error, and try again if it is one that can pass.
	 */
	static AgentApiException failed(String sentence) {
		return new AgentApiException(HttpStatus.GONE, "authorization_failed", sentence, null);
	}

	static AgentApiException of(HttpStatus status, String name, String sentence) {
		return new AgentApiException(status, name, sentence, null);
	}

	static AgentApiException tryAgain(String name, String sentence, Duration retryAfter) {
		return new AgentApiException(HttpStatus.SERVICE_UNAVAILABLE, name, sentence, retryAfter);
	}

	HttpStatus status() {
		return this.status;
	}

	@Nullable Duration retryAfter() {
		return this.retryAfter;
	}

	Body body() {
		return new Body(this.name, this.sentence);
	}

	/** How Arcade's clients expect an error. */
	record Body(String name, String message) {

	}

}

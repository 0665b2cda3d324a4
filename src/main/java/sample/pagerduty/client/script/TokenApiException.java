package sample.pagerduty.client.script;

import java.io.Serial;
import java.net.URI;
import java.time.Duration;

import sample.pagerduty.client.web.Times;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Ends a call to the API with problem JSON (RFC 9457): {@code type}, {@code title},
 * {@code status}, {@code detail}, and {@code login_url} where a person has to connect
 * again.
 */
final class TokenApiException extends ErrorResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	private TokenApiException(TokenApiProblem problem, String detail) {
		super(problem.status(), ProblemDetail.forStatusAndDetail(problem.status(), detail), null);
		setType(problem.type());
		setTitle(problem.title());
	}

	static TokenApiException of(TokenApiProblem problem, String detail) {
		return new TokenApiException(problem, detail);
	}

	static TokenApiException withLogin(TokenApiProblem problem, String detail, URI loginUrl) {
		TokenApiException exception = new TokenApiException(problem, detail);
		exception.getBody().setProperty("login_url", loginUrl);
		return exception;
	}

	static TokenApiException withRetry(TokenApiProblem problem, String detail, Duration retryAfter) {
		TokenApiException exception = new TokenApiException(problem, detail);
		exception.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(Times.wholeSeconds(retryAfter)));
		return exception;
	}

}

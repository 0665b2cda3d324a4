package sample.pagerduty.client.script;

import java.io.Serial;
import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Ends a call of the API with a problem. */
final class ApiException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient ApiProblemDetail detail;

	private final @Nullable Duration retryAfter;

	private ApiException(ApiProblemDetail detail, @Nullable Duration retryAfter) {
		super(detail.title(), null, false, false);
		this.detail = detail;
		this.retryAfter = retryAfter;
	}

	static ApiException of(ApiProblem problem, String detail) {
		return new ApiException(ApiProblemDetail.of(problem, detail), null);
	}

	static ApiException withLogin(ApiProblem problem, String detail, URI loginUrl) {
		return new ApiException(ApiProblemDetail.of(problem, detail, loginUrl), null);
	}

	static ApiException withRetry(ApiProblem problem, String detail, Duration retryAfter) {
		return new ApiException(ApiProblemDetail.of(problem, detail), retryAfter);
	}

	ApiProblemDetail detail() {
		return this.detail;
	}

	@Nullable Duration retryAfter() {
		return this.retryAfter;
	}

}

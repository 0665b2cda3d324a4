package sample.pagerduty.sandbox.api;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.Findings;

import org.springframework.http.HttpStatus;

/**
 * An error of the REST API. Its JSON is
 * <code>{"error":{"message":…,"code":…,"errors":[…]}}</code>, or a bare string in
 * {@code error} where PagerDuty answers with one.
 */
final class SandboxApiException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final String INVALID_INPUT = "Invalid Input Provided";

	private static final String ACCESS_DENIED = "Access Denied";

	private static final String NOT_FOUND = "Not Found";

	private final HttpStatus status;

	private final transient Object error;

	/**
	 * Creates an error.
	 * @param finding the same in plain words
	 */
	private SandboxApiException(HttpStatus status, Object error, String finding) {
		super(finding, null, false, false);
		this.status = status;
		this.error = error;
	}

	static SandboxApiException invalidInput(List<String> errors) {
		return coded(HttpStatus.BAD_REQUEST, INVALID_INPUT, 2001, errors, String.join(" ", errors));
	}

	static SandboxApiException pastTheEnd(int maxEnd) {
		String detail = "The sum of offset and limit must be at most " + maxEnd + ", as with PagerDuty.";
		return coded(HttpStatus.BAD_REQUEST, "Arguments Caused Error", 2002, List.of(detail), detail);
	}

	static SandboxApiException accessDenied() {
		return coded(HttpStatus.FORBIDDEN, ACCESS_DENIED, 2010, null,
				"The scope is there, but the user's role or teams do not allow this.");
	}

	static SandboxApiException notFound() {
		return coded(HttpStatus.NOT_FOUND, NOT_FOUND, 2100, null, "The account has nothing with this ID.");
	}

	/**
	 * For what PagerDuty may have and the sandbox has not.
	 * @param call method and path
	 */
	static SandboxApiException notSupported(String call) {
		String detail = "The sandbox does not have " + call + ". Its page lists what it has.";
		return coded(HttpStatus.NOT_FOUND, NOT_FOUND, 2100, List.of(detail), detail);
	}

	/**
	 * For an error before or outside of the API, such as a request that cannot be read.
	 */
	static SandboxApiException of(HttpStatus status, String detail) {
		return switch (status) {
			case NOT_FOUND -> coded(status, NOT_FOUND, 2100, List.of(detail), detail);
			case BAD_REQUEST -> coded(status, INVALID_INPUT, 2001, List.of(detail), detail);
			case FORBIDDEN -> coded(status, ACCESS_DENIED, 2010, List.of(detail), detail);
			default -> new SandboxApiException(status,
					Map.of("message", status.getReasonPhrase(), "errors", List.of(detail)), detail);
		};
	}

	static SandboxApiException rateLimitExceeded() {
		return coded(HttpStatus.TOO_MANY_REQUESTS, "Rate Limit Exceeded", 2020, null,
				"More than " + RateLimitFilter.MAX_CALLS + " calls in one minute.");
	}

	/**
	 * For {@code /users/me} with an app's token: the only error that is a bare string.
	 */
	static SandboxApiException noUser() {
		String error = "This token belongs to an app and not to a user, so there is no current user.";
		return new SandboxApiException(HttpStatus.BAD_REQUEST, error, error);
	}

	/** Has two strings of scopes and no code. */
	static SandboxApiException missingScopes(String required, String held) {
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("message", "Token missing required scopes");
		error.put("required_scopes", required);
		error.put("token_scopes", held);
		return new SandboxApiException(HttpStatus.FORBIDDEN, error,
				"The token lacks " + required + ". It has " + (held.isEmpty() ? "no scopes" : held) + ".");
	}

	private static SandboxApiException coded(HttpStatus status, String message, int code, @Nullable List<String> errors,
			String finding) {
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("message", message);
		error.put("code", code);
		if (errors != null) {
			error.put("errors", errors);
		}
		return new SandboxApiException(status, error, finding);
	}

	/** Tells what is wrong with the request that gets this error. */
	void explain(HttpServletRequest request) {
		Findings.tell(request, Objects.requireNonNull(getMessage()));
	}

	HttpStatus status() {
		return this.status;
	}

	Map<String, Object> body() {
		return Map.of("error", this.error);
	}

}

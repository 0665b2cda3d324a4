package sample.pagerduty.sandbox.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * An error of the REST API. Its JSON is
 * <code>{"error":{"message":…,"code":…,"errors":[…]}}</code>, or a bare string in
 * {@code error} where PagerDuty answers with one.
 */
final class SandboxApiException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private final transient Object error;

	private SandboxApiException(HttpStatus status, Object error) {
		super(status.getReasonPhrase());
		this.status = status;
		this.error = error;
	}

	static SandboxApiException invalidInput(List<String> errors) {
		return coded(HttpStatus.BAD_REQUEST, "Invalid Input Provided", 2001, errors);
	}

	static SandboxApiException accessDenied() {
		return coded(HttpStatus.FORBIDDEN, "Access Denied", 2010, null);
	}

	static SandboxApiException notFound() {
		return coded(HttpStatus.NOT_FOUND, "Not Found", 2100, null);
	}

	static SandboxApiException rateLimitExceeded() {
		return coded(HttpStatus.TOO_MANY_REQUESTS, "Rate Limit Exceeded", 2020, null);
	}

	/**
	 * For {@code /users/me} with an app's token: the only error that is a bare string.
	 */
	static SandboxApiException noUser() {
		return new SandboxApiException(HttpStatus.BAD_REQUEST,
				"This token belongs to an app and not to a user, so there is no current user.");
	}

	/** Has two strings of scopes and no code. */
	static SandboxApiException missingScopes(String required, String held) {
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("message", "Token missing required scopes");
		error.put("required_scopes", required);
		error.put("token_scopes", held);
		return new SandboxApiException(HttpStatus.FORBIDDEN, error);
	}

	private static SandboxApiException coded(HttpStatus status, String message, int code,
			@Nullable List<String> errors) {
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("message", message);
		error.put("code", code);
		if (errors != null) {
			error.put("errors", errors);
		}
		return new SandboxApiException(status, error);
	}

	HttpStatus status() {
		return this.status;
	}

	Map<String, Object> body() {
		return Map.of("error", this.error);
	}

	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}

package sample.pagerduty.sandbox.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * A refusal of the REST API. On the wire it is
 * <code>{"error":{"message":…,"code":…,"errors":[…]}}</code>, or a bare string where
 * PagerDuty answers with one.
 */
final class ApiException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private final transient Object error;

	private ApiException(HttpStatus status, Object error) {
		super(status.getReasonPhrase());
		this.status = status;
		this.error = error;
	}

	static ApiException invalidInput(List<String> errors) {
		return coded(HttpStatus.BAD_REQUEST, "Invalid Input Provided", 2001, errors);
	}

	static ApiException accessDenied() {
		return coded(HttpStatus.FORBIDDEN, "Access Denied", 2010, null);
	}

	static ApiException notFound() {
		return coded(HttpStatus.NOT_FOUND, "Not Found", 2100, null);
	}

	static ApiException rateLimitExceeded() {
		return coded(HttpStatus.TOO_MANY_REQUESTS, "Rate Limit Exceeded", 2020, null);
	}

	/** The app's own token asks who it is: the one error that is a bare string. */
	static ApiException noUser() {
		return new ApiException(HttpStatus.BAD_REQUEST,
				"This token belongs to an app and not to a user, so there is no current user.");
	}

	/** The token's scopes do not reach: two strings of scopes and no code. */
	static ApiException missingScopes(String required, String held) {
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("message", "Token missing required scopes");
		error.put("required_scopes", required);
		error.put("token_scopes", held);
		return new ApiException(HttpStatus.FORBIDDEN, error);
	}

	private static ApiException coded(HttpStatus status, String message, int code, @Nullable List<String> errors) {
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("message", message);
		error.put("code", code);
		if (errors != null) {
			error.put("errors", errors);
		}
		return new ApiException(status, error);
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

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

	private static final String INVALID_INPUT = "Invalid Input Provided";

	private static final String ACCESS_DENIED = "Access Denied";

	private static final String NOT_FOUND = "Not Found";

	private final HttpStatus status;

	private final transient Object error;

	private SandboxApiException(HttpStatus status, Object error) {
		super(status.getReasonPhrase());
		this.status = status;
		this.error = error;
	}

	static SandboxApiException invalidInput(List<String> errors) {
		return coded(HttpStatus.BAD_REQUEST, INVALID_INPUT, 2001, errors);
	}

	static SandboxApiException pastTheEnd(int maxEnd) {
		return coded(HttpStatus.BAD_REQUEST, "Arguments Caused Error", 2002,
				List.of("The sum of offset and limit must be at most " + maxEnd + ", as with PagerDuty."));
	}

	static SandboxApiException accessDenied() {
		return coded(HttpStatus.FORBIDDEN, ACCESS_DENIED, 2010, null);
	}

	static SandboxApiException notFound() {
		return coded(HttpStatus.NOT_FOUND, NOT_FOUND, 2100, null);
	}

	/**
	 * For what PagerDuty may have and the sandbox has not.
	 * @param call method and path
	 */
	static SandboxApiException notSupported(String call) {
		return coded(HttpStatus.NOT_FOUND, NOT_FOUND, 2100,
				List.of("The sandbox does not have " + call + ". Its page lists what it has."));
	}

	/**
	 * For an error before or outside of the API, such as a request that cannot be read.
	 */
	static SandboxApiException of(HttpStatus status, String detail) {
		return switch (status) {
			case NOT_FOUND -> coded(status, NOT_FOUND, 2100, List.of(detail));
			case BAD_REQUEST -> coded(status, INVALID_INPUT, 2001, List.of(detail));
			case FORBIDDEN -> coded(status, ACCESS_DENIED, 2010, List.of(detail));
			default ->
				new SandboxApiException(status, Map.of("message", status.getReasonPhrase(), "errors", List.of(detail)));
		};
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

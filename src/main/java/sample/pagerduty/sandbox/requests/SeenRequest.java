package sample.pagerduty.sandbox.requests;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * A request of an app, without its secrets.
 *
 * @param number counts all requests since the start
 * @param client the program that sent it
 * @param parameters those of the query and the form
 * @param finding what was wrong, in plain words; null if nothing was
 */
record SeenRequest(long number, Instant time, String method, String path, String client, List<Parameter> parameters,
		int status, @Nullable String finding) {

	/**
	 * A parameter.
	 *
	 * @param value null if it may be a secret
	 */
	record Parameter(String name, @Nullable String value) {
	}

	boolean isFailure() {
		return this.finding != null || this.status >= HttpStatus.BAD_REQUEST.value();
	}

	/** The tone of the status on the page. */
	public String tone() {
		if (this.status >= HttpStatus.BAD_REQUEST.value()) {
			return "bad";
		}
		if (this.finding != null) {
			return "warn";
		}
		return (this.status < HttpStatus.MULTIPLE_CHOICES.value()) ? "good" : "info";
	}

}

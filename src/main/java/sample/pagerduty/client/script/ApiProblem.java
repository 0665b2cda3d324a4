package sample.pagerduty.client.script;

import org.springframework.http.HttpStatus;

/**
 * The ways in which a call of the API can fail, as far as a script would do different
 * things. The name is part of the problem's type, for scripts to tell them apart.
 */
enum ApiProblem {

	MISSING_KEY(HttpStatus.UNAUTHORIZED, "No script key"),

	INVALID_KEY(HttpStatus.UNAUTHORIZED, "Not a script key"),

	TOO_MANY_WRONG_KEYS(HttpStatus.TOO_MANY_REQUESTS, "Too many wrong keys"),

	/** The key is good, but for something else. */
	WRONG_KEY(HttpStatus.FORBIDDEN, "Not the key for this call"),

	/** The operator does not allow app tokens. */
	APP_TOKENS_OFF(HttpStatus.FORBIDDEN, "No app tokens here"),

	/** PagerDuty gives no such app token. */
	APP_TOKEN_REFUSED(HttpStatus.FORBIDDEN, "PagerDuty gives no such app token"),

	BAD_PARAMETER(HttpStatus.BAD_REQUEST, "Bad parameter"),

	/** PagerDuty's tokens do not live as long as the script wants. */
	VALIDITY_TOO_LONG(HttpStatus.BAD_REQUEST, "No token lasts that long"),

	/** Only a person can help, by connecting again. */
	CONNECTION_ENDED(HttpStatus.FORBIDDEN, "Connect again"),

	NOT_FOUND(HttpStatus.NOT_FOUND, "No such call"),

	PAGERDUTY_UNREACHABLE(HttpStatus.SERVICE_UNAVAILABLE, "PagerDuty cannot be reached"),

	/** The client id or secret is wrong: the operator has to look. */
	REFRESH_REFUSED(HttpStatus.SERVICE_UNAVAILABLE, "PagerDuty refuses to refresh"),

	BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Too many refreshes at a time"),

	STORE_UNREACHABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database cannot be reached"),

	INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "This app made a mistake");

	private final HttpStatus status;

	private final String title;

	ApiProblem(HttpStatus status, String title) {
		this.status = status;
		this.title = title;
	}

	HttpStatus status() {
		return this.status;
	}

	String title() {
		return this.title;
	}

}

package sample.pagerduty.client.script;

import java.net.URI;
import java.util.Locale;

import org.springframework.http.HttpStatus;

/**
 * The ways in which a call of the API can fail, told apart where a script would do
 * different things. The name is the end of the problem's {@code type}.
 */
enum TokenApiProblem {

	MISSING_KEY(HttpStatus.UNAUTHORIZED, "No script key"),

	INVALID_KEY(HttpStatus.UNAUTHORIZED, "Not a valid script key"),

	/** The operator does not allow app tokens. */
	APP_TOKENS_OFF(HttpStatus.FORBIDDEN, "App tokens are turned off"),

	/** The key's account or scopes are not the app's, or the key is for another app. */
	APP_TOKEN_REFUSED(HttpStatus.FORBIDDEN, "No app token for this key"),

	BAD_PARAMETER(HttpStatus.BAD_REQUEST, "Bad parameter"),

	/** PagerDuty's tokens do not last as long as the script asks for. */
	VALIDITY_TOO_LONG(HttpStatus.BAD_REQUEST, "No token lasts that long"),

	/** Only a person can help, by connecting again. */
	CONNECTION_ENDED(HttpStatus.FORBIDDEN, "Connect again"),

	/** The operator has configured another PagerDuty app since the key was created. */
	OTHER_APP(HttpStatus.FORBIDDEN, "The key is for another PagerDuty app"),

	NOT_FOUND(HttpStatus.NOT_FOUND, "No such call"),

	/** PagerDuty is getting too many requests. */
	PAGERDUTY_BUSY(HttpStatus.SERVICE_UNAVAILABLE, "PagerDuty is busy"),

	PAGERDUTY_UNREACHABLE(HttpStatus.SERVICE_UNAVAILABLE, "PagerDuty cannot be reached"),

	/** The operator has to look at the client ID and secret. */
	REFRESH_REFUSED(HttpStatus.SERVICE_UNAVAILABLE, "PagerDuty refuses this app"),

	BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Too many refreshes at a time"),

	STORE_UNREACHABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database cannot be reached"),

	INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something failed in this app");

	private static final String TYPES = "urn:pagerduty-oauth-sample:";

	private final HttpStatus status;

	private final String title;

	TokenApiProblem(HttpStatus status, String title) {
		this.status = status;
		this.title = title;
	}

	URI type() {
		return URI.create(TYPES + name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

	HttpStatus status() {
		return this.status;
	}

	String title() {
		return this.title;
	}

}

package sample.pagerduty.client.rest;

import java.util.Locale;

import org.springframework.http.HttpStatus;

/**
 * The ways in which a call to PagerDuty's REST API can fail, told apart where people need
 * different advice.
 */
public enum ApiFailure {

	/** 400: a parameter is wrong. */
	INVALID_REQUEST(HttpStatus.BAD_REQUEST),

	/** 401 from both regions: the token expired or was revoked. */
	UNAUTHORIZED(HttpStatus.UNAUTHORIZED),

	/** 401 from one region, but the other one accepts the token. */
	WRONG_REGION(HttpStatus.UNAUTHORIZED),

	/** 403 that names scopes: the app or the login lacks one. */
	MISSING_SCOPE(HttpStatus.FORBIDDEN),

	/** 403 that names no scope, and is not a page: the user lacks the permission. */
	FORBIDDEN(HttpStatus.FORBIDDEN),

	/** 404. */
	NOT_FOUND(HttpStatus.NOT_FOUND),

	/** 407: a proxy requires a password. */
	PROXY(HttpStatus.BAD_GATEWAY),

	/** 429: more than 960 calls a minute by this app and user. */
	RATE_LIMITED(HttpStatus.SERVICE_UNAVAILABLE),

	/** 5xx except 511, or a 4xx that PagerDuty does not document. */
	UNAVAILABLE(HttpStatus.BAD_GATEWAY),

	/** No connection, or one that broke before the answer was complete. */
	UNREACHABLE(HttpStatus.BAD_GATEWAY),

	/** No answer in time, or 408. */
	TIMEOUT(HttpStatus.GATEWAY_TIMEOUT),

	/** The answer is not from PagerDuty: a page, a redirect or 511. */
	UNREADABLE(HttpStatus.BAD_GATEWAY);

	private final HttpStatus status;

	ApiFailure(HttpStatus status) {
		this.status = status;
	}

	/** The status of a page that shows the failure. */
	public HttpStatus status() {
		return this.status;
	}

	/** The failure's part of a message key. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}

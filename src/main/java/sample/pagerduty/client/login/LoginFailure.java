package sample.pagerduty.client.login;

import java.util.Locale;

import org.springframework.http.HttpStatus;

/**
 * The ways in which a login can fail, told apart where people need different advice. The
 * words for each are in {@code messages.properties}, the status is that of the page.
 */
enum LoginFailure {

	/** The person pressed Cancel at PagerDuty. */
	CANCELLED(HttpStatus.FORBIDDEN),

	/** The callback does not belong to any login that this browser started. */
	STATE_UNKNOWN(HttpStatus.BAD_REQUEST),

	/** The callback repeats a parameter, or has both a code and an error. */
	MALFORMED_RESPONSE(HttpStatus.BAD_REQUEST),

	/** Another request was completing the login and did not finish. */
	INTERRUPTED(HttpStatus.BAD_GATEWAY),

	/** The callback names another issuer. */
	WRONG_ISSUER(HttpStatus.BAD_REQUEST),

	/** The authorization code expired or was used before. */
	CODE_EXPIRED(HttpStatus.BAD_REQUEST),

	/** The client id or secret is wrong. */
	INVALID_CLIENT(HttpStatus.INTERNAL_SERVER_ERROR),

	/** The redirect URI is not the registered one. */
	REDIRECT_URI_MISMATCH(HttpStatus.INTERNAL_SERVER_ERROR),

	/** The app is registered for another kind of OAuth. */
	NOT_ALLOWED(HttpStatus.INTERNAL_SERVER_ERROR),

	/** PagerDuty does not know one of the scopes. */
	INVALID_SCOPE(HttpStatus.INTERNAL_SERVER_ERROR),

	/** PagerDuty says at the callback that it has a problem. */
	UNAVAILABLE(HttpStatus.BAD_GATEWAY),

	/** Any other error of RFC 6749. */
	REFUSED(HttpStatus.BAD_GATEWAY),

	TOKEN_RATE_LIMITED(HttpStatus.SERVICE_UNAVAILABLE),

	/** A proxy requires a password. */
	PROXY(HttpStatus.BAD_GATEWAY),

	TOKEN_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT),

	TOKEN_UNREACHABLE(HttpStatus.BAD_GATEWAY),

	TOKEN_UNAVAILABLE(HttpStatus.BAD_GATEWAY),

	TOKEN_UNREADABLE(HttpStatus.BAD_GATEWAY),

	/** The keys that verify ID tokens cannot be fetched. */
	KEYS_UNREACHABLE(HttpStatus.BAD_GATEWAY),

	/** The host of the keys answers with an error that passes. */
	KEYS_UNAVAILABLE(HttpStatus.BAD_GATEWAY),

	KEYS_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT),

	/** The answer is not a set of keys. */
	KEYS_UNREADABLE(HttpStatus.BAD_GATEWAY),

	ID_TOKEN_MISSING(HttpStatus.BAD_GATEWAY),

	ID_TOKEN_EXPIRED(HttpStatus.BAD_GATEWAY),

	ID_TOKEN_ISSUER(HttpStatus.BAD_GATEWAY),

	ID_TOKEN_AUDIENCE(HttpStatus.BAD_GATEWAY),

	ID_TOKEN_NONCE(HttpStatus.BAD_GATEWAY),

	/** The signature is wrong, or the token cannot be read at all. */
	ID_TOKEN_SIGNATURE(HttpStatus.BAD_GATEWAY),

	/** {@code /users/me} names a user other than that of the ID token. */
	USER_MISMATCH(HttpStatus.BAD_GATEWAY),

	/** {@code /users/me} does not accept the new token. */
	PROFILE_UNAUTHORIZED(HttpStatus.BAD_GATEWAY),

	/** {@code /users/me} of the other region accepts the new token. */
	PROFILE_WRONG_REGION(HttpStatus.BAD_GATEWAY),

	PROFILE_RATE_LIMITED(HttpStatus.SERVICE_UNAVAILABLE),

	PROFILE_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT),

	PROFILE_UNREACHABLE(HttpStatus.BAD_GATEWAY),

	PROFILE_UNAVAILABLE(HttpStatus.BAD_GATEWAY),

	PROFILE_UNREADABLE(HttpStatus.BAD_GATEWAY);

	private final HttpStatus status;

	LoginFailure(HttpStatus status) {
		this.status = status;
	}

	HttpStatus status() {
		return this.status;
	}

	/** The failure's part of a message key. */
	String key() {
		return "login." + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}

package sample.pagerduty.client.login;

import java.util.Locale;

import org.springframework.http.HttpStatus;

/**
 * The ways in which a login can fail, told apart where people need different advice. The
 * words for each are in {@code messages.properties}, the status is that of the page.
 */
enum LoginFailure {

	/** The person pressed Cancel at PagerDuty. */
	CANCELLED(Step.CALLBACK, HttpStatus.FORBIDDEN),

	/** The callback does not belong to any login that this browser started. */
	STATE_UNKNOWN(Step.CALLBACK, HttpStatus.BAD_REQUEST),

	/** The callback repeats a parameter, or has both a code and an error. */
	MALFORMED_RESPONSE(Step.CALLBACK, HttpStatus.BAD_REQUEST),

	/** PagerDuty sends a second, different answer to a login that has failed. */
	ANSWERED_BEFORE(Step.CALLBACK, HttpStatus.BAD_REQUEST),

	/** Another request was completing the login and did not finish. */
	INTERRUPTED(Step.CALLBACK, HttpStatus.BAD_GATEWAY),

	/** The callback names another issuer. */
	WRONG_ISSUER(Step.CALLBACK, HttpStatus.BAD_REQUEST),

	/** The authorization code expired or was used before. */
	CODE_EXPIRED(Step.TOKEN, HttpStatus.BAD_REQUEST),

	/** The client id or secret is wrong. */
	INVALID_CLIENT(Step.TOKEN, HttpStatus.INTERNAL_SERVER_ERROR),

	/** The redirect URI is not the registered one. */
	REDIRECT_URI_MISMATCH(Step.TOKEN, HttpStatus.INTERNAL_SERVER_ERROR),

	/** The app is registered for another kind of OAuth. */
	NOT_ALLOWED(Step.TOKEN, HttpStatus.INTERNAL_SERVER_ERROR),

	/** PagerDuty does not know one of the scopes. */
	INVALID_SCOPE(Step.TOKEN, HttpStatus.INTERNAL_SERVER_ERROR),

	/** PagerDuty says at the callback that it has a problem. */
	UNAVAILABLE(Step.CALLBACK, HttpStatus.BAD_GATEWAY),

	/** Any other error of RFC 6749. */
	REFUSED(Step.TOKEN, HttpStatus.BAD_GATEWAY),

	TOKEN_RATE_LIMITED(Step.TOKEN, HttpStatus.SERVICE_UNAVAILABLE),

	/** A proxy requires a password. */
	PROXY(Step.TOKEN, HttpStatus.BAD_GATEWAY),

	TOKEN_TIMEOUT(Step.TOKEN, HttpStatus.GATEWAY_TIMEOUT),

	TOKEN_UNREACHABLE(Step.TOKEN, HttpStatus.BAD_GATEWAY),

	TOKEN_UNAVAILABLE(Step.TOKEN, HttpStatus.BAD_GATEWAY),

	TOKEN_UNREADABLE(Step.TOKEN, HttpStatus.BAD_GATEWAY),

	/** The keys that verify ID tokens cannot be fetched. */
	KEYS_UNREACHABLE(Step.KEYS, HttpStatus.BAD_GATEWAY),

	/** The host of the keys answers with an error that passes. */
	KEYS_UNAVAILABLE(Step.KEYS, HttpStatus.BAD_GATEWAY),

	KEYS_TIMEOUT(Step.KEYS, HttpStatus.GATEWAY_TIMEOUT),

	/** The answer is not a set of keys. */
	KEYS_UNREADABLE(Step.KEYS, HttpStatus.BAD_GATEWAY),

	ID_TOKEN_MISSING(Step.ID_TOKEN, HttpStatus.BAD_GATEWAY),

	ID_TOKEN_EXPIRED(Step.ID_TOKEN, HttpStatus.BAD_GATEWAY),

	ID_TOKEN_ISSUER(Step.ID_TOKEN, HttpStatus.BAD_GATEWAY),

	ID_TOKEN_AUDIENCE(Step.ID_TOKEN, HttpStatus.BAD_GATEWAY),

	ID_TOKEN_NONCE(Step.ID_TOKEN, HttpStatus.BAD_GATEWAY),

	/** The signature is wrong, or the token cannot be read at all. */
	ID_TOKEN_SIGNATURE(Step.ID_TOKEN, HttpStatus.BAD_GATEWAY),

	/** {@code /users/me} names a user other than that of the ID token. */
	USER_MISMATCH(Step.PROFILE, HttpStatus.BAD_GATEWAY),

	/** {@code /users/me} does not accept the new token. */
	PROFILE_UNAUTHORIZED(Step.PROFILE, HttpStatus.BAD_GATEWAY),

	/** {@code /users/me} of the other region accepts the new token. */
	PROFILE_WRONG_REGION(Step.PROFILE, HttpStatus.BAD_GATEWAY),

	PROFILE_RATE_LIMITED(Step.PROFILE, HttpStatus.SERVICE_UNAVAILABLE),

	PROFILE_TIMEOUT(Step.PROFILE, HttpStatus.GATEWAY_TIMEOUT),

	PROFILE_UNREACHABLE(Step.PROFILE, HttpStatus.BAD_GATEWAY),

	PROFILE_UNAVAILABLE(Step.PROFILE, HttpStatus.BAD_GATEWAY),

	PROFILE_UNREADABLE(Step.PROFILE, HttpStatus.BAD_GATEWAY);

	private final Step step;

	private final HttpStatus status;

	LoginFailure(Step step, HttpStatus status) {
		this.step = step;
		this.status = status;
	}

	Step step() {
		return this.step;
	}

	HttpStatus status() {
		return this.status;
	}

	/** The failure's part of a message key. */
	String key() {
		return "login." + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Where a login can fail. */
	enum Step {

		CALLBACK, TOKEN, KEYS, ID_TOKEN, PROFILE

	}

}

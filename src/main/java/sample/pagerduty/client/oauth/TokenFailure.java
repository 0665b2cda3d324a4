package sample.pagerduty.client.oauth;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.CauseChain;
import sample.pagerduty.client.rest.RemoteCallFailure;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.client.RestClientException;

/**
 * Why there is no token, told apart where people or scripts would do different things.
 * All but the last two are answers of the token endpoint (RFC 6749 section 5.2), or the
 * lack of one. The words for each are in {@code messages.properties}.
 */
public enum TokenFailure {

	/** The code or the refresh token was used, was revoked or has expired. */
	INVALID_GRANT,

	/** The client ID or secret is wrong. */
	INVALID_CLIENT,

	/** The app is registered for another kind of OAuth. */
	NOT_ALLOWED,

	/** The app has no access to the account, or lacks a scope. */
	INVALID_SCOPE,

	/** Any other OAuth error. */
	REFUSED,

	/** 429: too many requests. */
	RATE_LIMITED,

	/** 407: a proxy requires a password. */
	PROXY,

	TIMEOUT,

	UNREACHABLE,

	/** A server error. */
	UNAVAILABLE,

	/** The response is not valid OAuth 2.0. */
	UNREADABLE,

	/** PagerDuty gave no refresh token. */
	NO_REFRESH_TOKEN,

	/** Other refreshes are running, and waiting for them took too long. */
	BUSY;

	/** The library's error for a response without content, such as a redirect. */
	private static final String INVALID_TOKEN_RESPONSE = "invalid_token_response";

	/**
	 * The meaning of a failed call to the token endpoint.
	 * @param error the OAuth error
	 * @param thrown what the library threw
	 */
	public static TokenFailure of(OAuth2Error error, Throwable thrown) {
		Optional<TokenEndpointException> answer = CauseChain.find(thrown, TokenEndpointException.class);
		if (answer.isPresent()) {
			return answer.get().failure();
		}
		return CauseChain.contains(thrown, RestClientException.class) ? ofRemoteCall(thrown) : ofError(error);
	}

	private static TokenFailure ofRemoteCall(Throwable thrown) {
		return switch (RemoteCallFailure.of(thrown)) {
			case TIMEOUT -> TIMEOUT;
			case UNREACHABLE -> UNREACHABLE;
			case UNAVAILABLE -> UNAVAILABLE;
			default -> UNREADABLE;
		};
	}

	private static TokenFailure ofError(OAuth2Error error) {
		return switch (error.getErrorCode()) {
			case OAuth2ErrorCodes.INVALID_GRANT -> INVALID_GRANT;
			case OAuth2ErrorCodes.INVALID_CLIENT -> INVALID_CLIENT;
			case OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE,
					OAuth2ErrorCodes.UNSUPPORTED_RESPONSE_TYPE ->
				NOT_ALLOWED;
			case OAuth2ErrorCodes.INVALID_SCOPE -> INVALID_SCOPE;
			case OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, OAuth2ErrorCodes.SERVER_ERROR -> UNAVAILABLE;
			// PagerDuty answers a wrong scope with invalid_request and these words.
			case OAuth2ErrorCodes.INVALID_REQUEST ->
				Objects.requireNonNullElse(error.getDescription(), "").toLowerCase(Locale.ROOT).contains("scope")
						? INVALID_SCOPE : REFUSED;
			case INVALID_TOKEN_RESPONSE -> UNREADABLE;
			default -> REFUSED;
		};
	}

	/** The time to wait that PagerDuty named when a call to the token endpoint failed. */
	public static @Nullable Duration retryAfter(Throwable thrown) {
		return CauseChain.find(thrown, TokenEndpointException.class)
			.map(TokenEndpointException::retryAfter)
			.orElse(null);
	}

	/** Whether only a new login can help. */
	public boolean endsConnection() {
		return this == INVALID_GRANT || this == NO_REFRESH_TOKEN;
	}

	/** The failure's part of a message key. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}

package sample.pagerduty.client.login;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import sample.pagerduty.client.CauseChain;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.rest.RemoteCallFailure;

import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Finds the {@link LoginFailure} of an exception of Spring Security. The place of the
 * failure decides first, then the error code.
 */
final class LoginFailureResolver {

	private static final String REQUEST_NOT_FOUND = "authorization_request_not_found";

	private static final String MISSING_ID_TOKEN = "invalid_id_token";

	private LoginFailureResolver() {
	}

	/**
	 * The failure of a login.
	 * @param errorAtCallback whether PagerDuty sent the browser back with an error
	 */
	static LoginFailure resolve(AuthenticationException thrown, boolean errorAtCallback) {
		if (!(thrown instanceof OAuth2AuthenticationException failure)) {
			return LoginFailure.REFUSED;
		}
		if (thrown.getCause() instanceof PagerDutyApiException ex) {
			return ofProfile(ex.failure());
		}
		if (thrown.getCause() instanceof JwtException ex) {
			return ofIdToken(ex);
		}
		return ofError(failure.getError(), thrown, errorAtCallback);
	}

	private static LoginFailure ofProfile(ApiFailure failure) {
		return switch (failure) {
			case UNAUTHORIZED -> LoginFailure.PROFILE_UNAUTHORIZED;
			case WRONG_REGION -> LoginFailure.PROFILE_WRONG_REGION;
			case RATE_LIMITED -> LoginFailure.PROFILE_RATE_LIMITED;
			case PROXY -> LoginFailure.PROXY;
			case TIMEOUT -> LoginFailure.PROFILE_TIMEOUT;
			case UNREACHABLE -> LoginFailure.PROFILE_UNREACHABLE;
			case UNREADABLE, NOT_FOUND, INVALID_REQUEST -> LoginFailure.PROFILE_UNREADABLE;
			default -> LoginFailure.PROFILE_UNAVAILABLE;
		};
	}

	private static LoginFailure ofIdToken(JwtException thrown) {
		if (CauseChain.contains(thrown, JWKSetParseException.class)) {
			return LoginFailure.KEYS_UNREADABLE;
		}
		if (CauseChain.contains(thrown, KeySourceException.class)) {
			return ofKeys(thrown);
		}
		if (!(thrown instanceof JwtValidationException invalid)) {
			return LoginFailure.ID_TOKEN_SIGNATURE;
		}
		return switch (invalid.getErrors().iterator().next().getErrorCode()) {
			case IdTokenConfiguration.EXPIRED -> LoginFailure.ID_TOKEN_EXPIRED;
			case IdTokenConfiguration.WRONG_ISSUER -> LoginFailure.ID_TOKEN_ISSUER;
			default -> LoginFailure.ID_TOKEN_AUDIENCE;
		};
	}

	private static LoginFailure ofKeys(JwtException thrown) {
		HttpStatusCode status = CauseChain.find(thrown, RestClientResponseException.class)
			.map(RestClientResponseException::getStatusCode)
			.orElse(null);
		if (status != null) {
			return switch (status.value()) {
				case 407 -> LoginFailure.PROXY;
				case 408 -> LoginFailure.KEYS_TIMEOUT;
				case 429 -> LoginFailure.KEYS_UNAVAILABLE;
				case 511 -> LoginFailure.KEYS_UNREADABLE; // of the network in between
				default -> status.is5xxServerError() ? LoginFailure.KEYS_UNAVAILABLE : LoginFailure.KEYS_UNREADABLE;
			};
		}
		if (!CauseChain.contains(thrown, RestClientException.class)) {
			return LoginFailure.KEYS_UNREACHABLE;
		}
		return switch (RemoteCallFailure.of(thrown)) {
			case TIMEOUT -> LoginFailure.KEYS_TIMEOUT;
			case UNREADABLE -> LoginFailure.KEYS_UNREADABLE;
			default -> LoginFailure.KEYS_UNREACHABLE;
		};
	}

	private static LoginFailure ofTokenEndpoint(TokenFailure failure) {
		return switch (failure) {
			case INVALID_GRANT -> LoginFailure.CODE_EXPIRED;
			case INVALID_CLIENT -> LoginFailure.INVALID_CLIENT;
			case NOT_ALLOWED -> LoginFailure.NOT_ALLOWED;
			case INVALID_SCOPE -> LoginFailure.INVALID_SCOPE;
			case RATE_LIMITED -> LoginFailure.TOKEN_RATE_LIMITED;
			case PROXY -> LoginFailure.PROXY;
			case TIMEOUT -> LoginFailure.TOKEN_TIMEOUT;
			case UNREACHABLE -> LoginFailure.TOKEN_UNREACHABLE;
			case UNAVAILABLE -> LoginFailure.TOKEN_UNAVAILABLE;
			case UNREADABLE -> LoginFailure.TOKEN_UNREADABLE;
			default -> LoginFailure.REFUSED;
		};
	}

	private static LoginFailure ofError(OAuth2Error error, Throwable thrown, boolean errorAtCallback) {
		if (blamesRedirectUri(error)) {
			return LoginFailure.REDIRECT_URI_MISMATCH;
		}
		return switch (error.getErrorCode()) {
			case REQUEST_NOT_FOUND -> LoginFailure.STATE_UNKNOWN;
			case OAuth2ErrorCodes.ACCESS_DENIED -> LoginFailure.CANCELLED;
			case OAuth2ErrorCodes.INVALID_REQUEST -> invalidRequest(error, errorAtCallback);
			case AuthorizationResponseFilter.WRONG_ISSUER -> LoginFailure.WRONG_ISSUER;
			case AuthorizationResponseFilter.MALFORMED -> LoginFailure.MALFORMED_RESPONSE;
			case NonceVerifyingTokenResponseClient.INVALID_NONCE -> LoginFailure.ID_TOKEN_NONCE;
			case PagerDutyUserService.USER_MISMATCH -> LoginFailure.USER_MISMATCH;
			case MISSING_ID_TOKEN -> LoginFailure.ID_TOKEN_MISSING;
			case OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, OAuth2ErrorCodes.SERVER_ERROR -> LoginFailure.UNAVAILABLE;
			default -> ofTokenEndpoint(TokenFailure.of(error, thrown));
		};
	}

	/** PagerDuty blames the redirect URI in words, under either of two codes. */
	private static boolean blamesRedirectUri(OAuth2Error error) {
		String description = Objects.requireNonNullElse(error.getDescription(), "").toLowerCase(Locale.ROOT);
		return description.contains("redirect")
				&& Set.of(OAuth2ErrorCodes.INVALID_GRANT, OAuth2ErrorCodes.INVALID_REQUEST)
					.contains(error.getErrorCode());
	}

	/** The library reports a callback without parameters like that, too: a bookmark. */
	private static LoginFailure invalidRequest(OAuth2Error error, boolean errorAtCallback) {
		return (errorAtCallback || error.getDescription() != null) ? LoginFailure.REFUSED : LoginFailure.STATE_UNKNOWN;
	}

}

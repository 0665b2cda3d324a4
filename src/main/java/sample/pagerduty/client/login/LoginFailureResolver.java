package sample.pagerduty.client.login;

import java.util.Locale;
import java.util.Optional;

import com.nimbusds.jose.KeySourceException;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.rest.RemoteCallFailure;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.web.client.RestClientException;

/**
 * Tells from what Spring Security throws which {@link LoginFailure} it is. Where the
 * failure arose decides first, then the error code.
 */
final class LoginFailureResolver {

	private static final String REQUEST_NOT_FOUND = "authorization_request_not_found";

	private static final String MISSING_ID_TOKEN = "invalid_id_token";

	private static final String INVALID_TOKEN_RESPONSE = "invalid_token_response";

	private LoginFailureResolver() {
	}

	/**
	 * Which failure it is.
	 * @param thrown what the login ended with
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
		return RemoteCallFailure.isCausedBy(thrown, RestClientException.class)
				? ofTokenEndpoint(RemoteCallFailure.of(thrown)) : ofError(failure.getError(), errorAtCallback);
	}

	private static LoginFailure ofProfile(ApiFailure failure) {
		return switch (failure) {
			case UNAUTHORIZED -> LoginFailure.PROFILE_UNAUTHORIZED;
			case WRONG_REGION -> LoginFailure.PROFILE_WRONG_REGION;
			case RATE_LIMITED -> LoginFailure.PROFILE_RATE_LIMITED;
			case TIMEOUT -> LoginFailure.PROFILE_TIMEOUT;
			case UNREACHABLE -> LoginFailure.PROFILE_UNREACHABLE;
			case UNREADABLE, NOT_FOUND -> LoginFailure.PROFILE_UNREADABLE;
			default -> LoginFailure.PROFILE_UNAVAILABLE;
		};
	}

	private static LoginFailure ofIdToken(JwtException thrown) {
		if (RemoteCallFailure.isCausedBy(thrown, KeySourceException.class)) {
			return LoginFailure.KEYS_UNREACHABLE;
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

	private static LoginFailure ofTokenEndpoint(ApiFailure failure) {
		return switch (failure) {
			case TIMEOUT -> LoginFailure.TOKEN_TIMEOUT;
			case UNREACHABLE -> LoginFailure.TOKEN_UNREACHABLE;
			case UNAVAILABLE -> LoginFailure.TOKEN_UNAVAILABLE;
			default -> LoginFailure.TOKEN_UNREADABLE;
		};
	}

	private static LoginFailure ofError(OAuth2Error error, boolean errorAtCallback) {
		String description = Optional.ofNullable(error.getDescription()).orElse("").toLowerCase(Locale.ROOT);
		return switch (error.getErrorCode()) {
			case REQUEST_NOT_FOUND -> LoginFailure.STATE_UNKNOWN;
			case OAuth2ErrorCodes.ACCESS_DENIED -> LoginFailure.CANCELLED;
			case OAuth2ErrorCodes.INVALID_CLIENT, OAuth2ErrorCodes.UNAUTHORIZED_CLIENT -> LoginFailure.INVALID_CLIENT;
			case OAuth2ErrorCodes.INVALID_GRANT ->
				description.contains("redirect") ? LoginFailure.REDIRECT_URI_MISMATCH : LoginFailure.CODE_EXPIRED;
			case OAuth2ErrorCodes.INVALID_REQUEST -> description.contains("redirect")
					? LoginFailure.REDIRECT_URI_MISMATCH : invalidRequest(error, errorAtCallback);
			case IssuerParameterFilter.WRONG_ISSUER -> LoginFailure.WRONG_ISSUER;
			case NonceVerifyingTokenResponseClient.INVALID_NONCE -> LoginFailure.ID_TOKEN_NONCE;
			case PagerDutyUserService.USER_MISMATCH -> LoginFailure.USER_MISMATCH;
			case MISSING_ID_TOKEN -> LoginFailure.ID_TOKEN_MISSING;
			case INVALID_TOKEN_RESPONSE -> LoginFailure.TOKEN_UNREADABLE;
			default -> LoginFailure.REFUSED;
		};
	}

	/** The library says so of a callback without parameters too: an old bookmark. */
	private static LoginFailure invalidRequest(OAuth2Error error, boolean errorAtCallback) {
		return (errorAtCallback || error.getDescription() != null) ? LoginFailure.REFUSED : LoginFailure.STATE_UNKNOWN;
	}

}

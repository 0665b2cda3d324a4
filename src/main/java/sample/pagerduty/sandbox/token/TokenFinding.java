package sample.pagerduty.sandbox.token;

import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;

/** Says in plain words why a token request or an access token is refused. */
final class TokenFinding {

	/** How Spring starts its descriptions; the name of a parameter follows. */
	private static final String WRONG_CLIENT = "Client authentication failed: ";

	private static final String WRONG_PARAMETER = "OAuth 2.0 Parameter: ";

	private TokenFinding() {
	}

	/** For errors that Spring or {@link FormClientConverter} describe. */
	static String explain(OAuth2Error error, HttpServletRequest request) {
		String description = Objects.requireNonNullElse(error.getDescription(), "");
		if (description.startsWith(WRONG_CLIENT)) {
			return wrongClient(description.substring(WRONG_CLIENT.length()), request);
		}
		if (description.startsWith(WRONG_PARAMETER)) {
			return wrongParameter(description.substring(WRONG_PARAMETER.length()), request);
		}
		return description.isEmpty() ? explain(error.getErrorCode()) : description;
	}

	private static String wrongClient(String parameter, HttpServletRequest request) {
		return switch (parameter) {
			case OAuth2ParameterNames.CLIENT_ID -> "client_id is not that of the sandbox's app.";
			case OAuth2ParameterNames.CLIENT_SECRET -> "client_secret is wrong.";
			case OAuth2ParameterNames.CODE -> "The code is unknown: this sandbox did not issue it.";
			case PkceParameterNames.CODE_CHALLENGE ->
				"The request has a code_verifier, but the authorization request had no code_challenge.";
			case PkceParameterNames.CODE_VERIFIER -> (request.getParameter(parameter) != null)
					? "code_verifier does not match the code_challenge of the authorization request."
					: "code_verifier is missing, although the authorization request had a code_challenge.";
			default -> "The app must authenticate in another way.";
		};
	}

	private static String wrongParameter(String parameter, HttpServletRequest request) {
		String[] values = request.getParameterValues(parameter);
		if (values == null) {
			return parameter + " is missing.";
		}
		return parameter + ((values.length > 1) ? " is there more than once." : " has a value that is not supported.");
	}

	/** For errors that Spring does not describe. */
	private static String explain(String errorCode) {
		return switch (errorCode) {
			case OAuth2ErrorCodes.UNAUTHORIZED_CLIENT -> "An app of this kind cannot use this grant_type.";
			case OAuth2ErrorCodes.INVALID_SCOPE -> "scope asks for more than the login gave.";
			case OAuth2ErrorCodes.INVALID_CLIENT -> "The login belongs to another app.";
			default -> "The request was refused: " + errorCode + ".";
		};
	}

	/**
	 * For a code or a refresh token.
	 * @param login null if the sandbox does not know it
	 */
	static String explain(OAuth2Error error, Authentication request, @Nullable OAuth2Authorization login) {
		if (!OAuth2ErrorCodes.INVALID_GRANT.equals(error.getErrorCode())) {
			return explain(error.getErrorCode());
		}
		if (request instanceof OAuth2AuthorizationCodeAuthenticationToken exchange && login != null) {
			return wrongCode(exchange, login);
		}
		if (request instanceof OAuth2RefreshTokenAuthenticationToken) {
			return (login != null) ? "The refresh token has expired or was revoked."
					: "The refresh token is unknown. Each works once, so it was used before, or another sandbox issued it.";
		}
		return explain(error.getErrorCode());
	}

	private static String wrongCode(OAuth2AuthorizationCodeAuthenticationToken exchange, OAuth2Authorization login) {
		OAuth2AuthorizationRequest asked = login
			.<@Nullable OAuth2AuthorizationRequest>getAttribute(OAuth2AuthorizationRequest.class.getName());
		if (asked != null && !Objects.equals(asked.getRedirectUri(), exchange.getRedirectUri())) {
			return "redirect_uri differs from that of the authorization request.";
		}
		if (login.getAccessToken() != null) {
			return "The code was used before. Each works once.";
		}
		OAuth2Authorization.Token<OAuth2AuthorizationCode> code = login.getToken(OAuth2AuthorizationCode.class);
		return (code != null && code.isInvalidated()) ? "The code has expired. It lives 30 seconds."
				: "The code cannot be used.";
	}

	/**
	 * For an access token.
	 * @param token null if the sandbox does not know it
	 */
	static String explain(OAuth2Authorization.@Nullable Token<OAuth2AccessToken> token, boolean isRefreshToken) {
		if (isRefreshToken) {
			return "This is a refresh token. The API takes access tokens.";
		}
		return (token != null) ? "The access token has expired or was revoked."
				: "The access token is unknown. Another sandbox issued it, or this one was restarted, or it was revoked.";
	}

}

package sample.pagerduty.sandbox.identity;

import java.util.function.Consumer;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Compares the redirect URI letter by letter (RFC 9700 section 4.1.3). Spring's own rule
 * lets the port of a loopback address vary (RFC 8252 section 7.3); PagerDuty does not.
 */
@Component
class AuthorizationRequestValidator implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

	@Override
	public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
		OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
		String redirectUri = request.getRedirectUri();
		if (redirectUri == null || !context.getRegisteredClient().getRedirectUris().contains(redirectUri)) {
			OAuth2Error error = new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST,
					AuthorizationRejection.PARAMETER + OAuth2ParameterNames.REDIRECT_URI, null);
			// Without a redirect URI in the exception nobody is redirected to a stranger
			// (RFC 6749 section 4.1.2.1)
			throw new OAuth2AuthorizationCodeRequestAuthenticationException(error,
					new OAuth2AuthorizationCodeRequestAuthenticationToken(request.getAuthorizationUri(),
							request.getClientId(), (Authentication) request.getPrincipal(), null, request.getState(),
							request.getScopes(), request.getAdditionalParameters()));
		}
	}

}

package sample.pagerduty.sandbox.signin;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.company.Directory;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Compares the redirect URI exactly (RFC 9700 section 4.1.3). Spring's rule accepts any
 * port for a loopback address (RFC 8252 section 7.3); PagerDuty does not. After the
 * sign-in it also checks whether the person may authorize the app.
 */
@Component
class AuthorizationRequestValidator implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

	private final Directory directory;

	private final CompanyAdmission admission;

	AuthorizationRequestValidator(Directory directory, CompanyAdmission admission) {
		this.directory = directory;
		this.admission = admission;
	}

	@Override
	public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
		OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
		String redirectUri = request.getRedirectUri();
		if (redirectUri == null || !context.getRegisteredClient().getRedirectUris().contains(redirectUri)) {
			throw refusal(request, OAuth2ErrorCodes.INVALID_REQUEST,
					AuthorizationRejection.PARAMETER + OAuth2ParameterNames.REDIRECT_URI);
		}
		Authentication visitor = (Authentication) request.getPrincipal();
		if (!this.directory.findById(visitor.getName())
			.map((person) -> this.admission.admits(person.company()))
			.orElse(true)) {
			throw refusal(request, OAuth2ErrorCodes.ACCESS_DENIED, null);
		}
	}

	/**
	 * The exception has no redirect URI, so the browser is not redirected to a stranger
	 * (RFC 6749 section 4.1.2.1).
	 */
	private static OAuth2AuthorizationCodeRequestAuthenticationException refusal(
			OAuth2AuthorizationCodeRequestAuthenticationToken request, String code, @Nullable String description) {
		return new OAuth2AuthorizationCodeRequestAuthenticationException(new OAuth2Error(code, description, null),
				new OAuth2AuthorizationCodeRequestAuthenticationToken(request.getAuthorizationUri(),
						request.getClientId(), (Authentication) request.getPrincipal(), null, request.getState(),
						request.getScopes(), request.getAdditionalParameters()));
	}

}

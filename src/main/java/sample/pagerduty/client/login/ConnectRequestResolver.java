package sample.pagerduty.client.login;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Begins a login at {@code /connect/pagerduty}. Random state and PKCE S256 (RFC 7636) are
 * the library's. The nonce is sent, but its check is left to
 * {@link NonceVerifyingTokenResponseClient}, which does not insist on it.
 */
@Component
class ConnectRequestResolver implements OAuth2AuthorizationRequestResolver {

	private static final String BASE_URI = "/connect";

	/** The library answers any other name with an internal error and a stack trace. */
	private final RequestMatcher known = PathPatternRequestMatcher
		.pathPattern(BASE_URI + "/" + ClientRegistrationConfiguration.REGISTRATION_ID);

	private final DefaultOAuth2AuthorizationRequestResolver delegate;

	ConnectRequestResolver(ClientRegistrationRepository registrations) {
		this.delegate = new DefaultOAuth2AuthorizationRequestResolver(registrations, BASE_URI);
		this.delegate.setAuthorizationRequestCustomizer(
				(request) -> request.attributes((attributes) -> attributes.remove(OidcParameterNames.NONCE)));
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
		return this.known.matches(request) ? this.delegate.resolve(request) : null;
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
		return this.delegate.resolve(request, registrationId);
	}

}

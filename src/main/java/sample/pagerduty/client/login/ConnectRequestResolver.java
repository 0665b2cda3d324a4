package sample.pagerduty.client.login;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.oauth.ClientRegistrationConfiguration;

import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Starts a login at {@code /connect/pagerduty}. Random state and PKCE S256 (RFC 7636)
 * come from the library. The nonce is sent, but {@link NonceVerifyingTokenResponseClient}
 * checks it, because PagerDuty may not return it. The link can have {@code scope}, with
 * scopes to add to the usual ones, and {@code prompt=login}, to choose another user.
 */
@Component
class ConnectRequestResolver implements OAuth2AuthorizationRequestResolver {

	private static final String BASE_URI = "/connect";

	private static final String PROMPT = "prompt";

	/** Sign in again at PagerDuty (OpenID Connect Core section 3.1.2.1). */
	private static final String LOGIN = "login";

	/** The library answers any other name with an internal error. */
	private final RequestMatcher known = PathPatternRequestMatcher
		.pathPattern(BASE_URI + "/" + ClientRegistrationConfiguration.REGISTRATION_ID);

	private final DefaultOAuth2AuthorizationRequestResolver delegate;

	private final PagerDutyApp app;

	ConnectRequestResolver(ClientRegistrationRepository registrations, PagerDutyApp app) {
		this.delegate = new DefaultOAuth2AuthorizationRequestResolver(registrations, BASE_URI);
		this.delegate.setAuthorizationRequestCustomizer(
				(request) -> request.attributes((attributes) -> attributes.remove(OidcParameterNames.NONCE)));
		this.app = app;
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
		List<String> scopes = Scopes.words(Objects.requireNonNullElse(request.getParameter("scope"), ""));
		OAuth2AuthorizationRequest usual = (this.known.matches(request) && this.app.canAskFor(scopes))
				? this.delegate.resolve(request) : null;
		return (usual != null) ? asTheLinkSays(usual, scopes, LOGIN.equals(request.getParameter(PROMPT))) : null;
	}

	private OAuth2AuthorizationRequest asTheLinkSays(OAuth2AuthorizationRequest usual, List<String> scopes,
			boolean anotherUser) {
		Set<String> all = new LinkedHashSet<>(usual.getScopes());
		all.addAll(scopes);
		return OAuth2AuthorizationRequest.from(usual).scopes(all).additionalParameters((parameters) -> {
			if (anotherUser) {
				parameters.put(PROMPT, LOGIN);
			}
			else {
				this.app.account().putHints(parameters);
			}
		}).build();
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
		return this.delegate.resolve(request, registrationId);
	}

}

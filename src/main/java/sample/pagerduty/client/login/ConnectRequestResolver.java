package sample.pagerduty.client.login;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WordList;
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
 * Begins a login at {@code /connect/pagerduty}. Random state and PKCE S256 (RFC 7636) are
 * the library's. The nonce is sent, but its check is left to
 * {@link NonceVerifyingTokenResponseClient}, which does not insist on it. The link can
 * carry {@code scope}, with scopes to ask for besides the usual ones, and
 * {@code prompt=login}, to be asked who one is.
 */
@Component
class ConnectRequestResolver implements OAuth2AuthorizationRequestResolver {

	private static final String BASE_URI = "/connect";

	private static final String PROMPT = "prompt";

	/**
	 * OpenID Connect Core, 3.1.2.1: sign in anew, whoever the browser is at PagerDuty.
	 */
	private static final String LOGIN = "login";

	/** The library answers any other name with an internal error and a stack trace. */
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
		List<String> scopes = WordList.of(Objects.requireNonNullElse(request.getParameter("scope"), ""));
		OAuth2AuthorizationRequest usual = (this.known.matches(request) && this.app.canAskFor(scopes))
				? this.delegate.resolve(request) : null;
		return (usual != null) ? asTheLinkSays(usual, scopes, LOGIN.equals(request.getParameter(PROMPT))) : null;
	}

	private OAuth2AuthorizationRequest asTheLinkSays(OAuth2AuthorizationRequest usual, List<String> scopes,
			boolean somebodyElse) {
		Set<String> all = new LinkedHashSet<>(usual.getScopes());
		all.addAll(scopes);
		return OAuth2AuthorizationRequest.from(usual).scopes(all).additionalParameters((parameters) -> {
			if (somebodyElse) {
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

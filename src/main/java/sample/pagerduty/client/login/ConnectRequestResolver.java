package sample.pagerduty.client.login;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.config.WordList;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.oauth.ClientRegistrationConfiguration;
import sample.pagerduty.client.web.LocalPath;

import org.springframework.security.core.context.SecurityContextHolder;
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
 * checks it, because PagerDuty may not return it.
 * <p>
 * A login asks for the operator's scopes and for those that the connection has, so that
 * grants only grow. The link can add {@code scope}, take scopes away with
 * {@code without}, ask for {@code exactly} those that it names and the operator's, let
 * the person choose another user with {@code prompt=login}, who gets no scopes of the
 * present one, and name the page to {@code return} to.
 */
@Component
class ConnectRequestResolver implements OAuth2AuthorizationRequestResolver {

	private static final String BASE_URI = "/connect";

	/** Where a login starts. */
	static final String PATH = BASE_URI + "/" + ClientRegistrationConfiguration.REGISTRATION_ID;

	static final String PROMPT = "prompt";

	/** Sign in again at PagerDuty (OpenID Connect Core section 3.1.2.1). */
	static final String LOGIN = "login";

	/** The library answers any other name with an internal error. */
	private final RequestMatcher known = PathPatternRequestMatcher.pathPattern(PATH);

	private final DefaultOAuth2AuthorizationRequestResolver delegate;

	private final ConnectionService connections;

	private final GrantedScopesCookie grantedScopes;

	private final PagerDutyApp app;

	ConnectRequestResolver(ClientRegistrationRepository registrations, ConnectionService connections,
			GrantedScopesCookie grantedScopes, PagerDutyApp app) {
		this.delegate = new DefaultOAuth2AuthorizationRequestResolver(registrations, BASE_URI);
		this.delegate.setAuthorizationRequestCustomizer(
				(request) -> request.attributes((attributes) -> attributes.remove(OidcParameterNames.NONCE)));
		this.connections = connections;
		this.grantedScopes = grantedScopes;
		this.app = app;
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
		if (!this.known.matches(request) || !isNavigation(request)) {
			return null;
		}
		List<String> wanted = words(request, "scope");
		OAuth2AuthorizationRequest usual = this.app.canAskFor(wanted) ? this.delegate.resolve(request) : null;
		return (usual != null) ? asTheLinkSays(usual, wanted, request) : null;
	}

	/** A page of another site, such as an image in it, must not start logins. */
	private static boolean isNavigation(HttpServletRequest request) {
		String destination = request.getHeader("Sec-Fetch-Dest");
		return (destination == null || destination.equals("document"))
				&& !AuthorizationResponseFilter.isPrefetch(request);
	}

	private OAuth2AuthorizationRequest asTheLinkSays(OAuth2AuthorizationRequest usual, List<String> wanted,
			HttpServletRequest request) {
		return OAuth2AuthorizationRequest.from(usual)
			.scopes(scopes(usual.getScopes(), wanted, request))
			.attributes((attributes) -> putReturnTo(attributes, request))
			.additionalParameters((parameters) -> {
				if (isForAnotherUser(request)) {
					parameters.put(PROMPT, LOGIN);
				}
				else {
					this.app.account().putHints(parameters);
				}
			})
			.build();
	}

	private static boolean isForAnotherUser(HttpServletRequest request) {
		return LOGIN.equals(request.getParameter(PROMPT));
	}

	private Set<String> scopes(Set<String> usual, List<String> wanted, HttpServletRequest request) {
		Set<String> unwanted = Scopes.without(words(request, "without"), usual);
		Set<String> scopes = new LinkedHashSet<>(usual);
		Set<String> granted = (request.getParameter("exactly") != null || isForAnotherUser(request)) ? Set.of()
				: granted(request);
		granted.stream()
			.filter((scope) -> this.app.canAskFor(List.of(scope)) && this.app.mayGrant(scope))
			.forEach(scopes::add);
		scopes.removeAll(unwanted);
		scopes.addAll(wanted);
		return scopes;
	}

	/** The scopes of the browser's connection, or of its last one. */
	private Set<String> granted(HttpServletRequest request) {
		return this.connections.find(SecurityContextHolder.getContext().getAuthentication())
			.map(Connection::scopesGranted)
			.orElseGet(() -> new LinkedHashSet<>(this.grantedScopes.read(request)));
	}

	private static List<String> words(HttpServletRequest request, String parameter) {
		String[] values = request.getParameterValues(parameter);
		return (values != null) ? WordList.of(String.join(" ", values)) : List.of();
	}

	private static void putReturnTo(Map<String, Object> attributes, HttpServletRequest request) {
		String path = request.getParameter("return");
		if (path != null && LocalPath.matches(path)) {
			attributes.put(StartedLogin.RETURN_TO, path);
		}
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
		return this.delegate.resolve(request, registrationId);
	}

}

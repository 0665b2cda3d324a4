package sample.pagerduty.client.login;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.oauth.ClientRegistrationConfiguration;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * A login that a browser has started, as its cookie keeps it. Prints without secrets.
 *
 * @param state the state (RFC 6749 section 4.1.1)
 * @param codeVerifier the secret of PKCE (RFC 7636)
 * @param nonce the nonce (OpenID Connect Core section 3.1.2.1)
 * @param scopes the scopes requested
 * @param returnTo the page of this app to go to afterwards, or {@code null} for the home
 * page
 * @param startedAt when it was started
 * @param hints what else PagerDuty was asked for, such as another user
 */
record StartedLogin(String state, @Nullable String codeVerifier, @Nullable String nonce, List<String> scopes,
		@Nullable String returnTo, Instant startedAt, Map<String, String> hints) {

	/** The attribute of an authorization request that holds {@link #returnTo}. */
	static final String RETURN_TO = "return_to";

	/** Those that have a component of their own, or follow from one. */
	private static final Set<String> NO_HINTS = Set.of(OidcParameterNames.NONCE, PkceParameterNames.CODE_CHALLENGE,
			PkceParameterNames.CODE_CHALLENGE_METHOD);

	StartedLogin {
		// an older cookie has none
		hints = (hints != null) ? Map.copyOf(hints) : Map.of();
	}

	static StartedLogin of(OAuth2AuthorizationRequest request, Instant now) {
		return new StartedLogin(Objects.requireNonNull(request.getState()),
				request.getAttribute(PkceParameterNames.CODE_VERIFIER),
				(String) request.getAdditionalParameters().get(OidcParameterNames.NONCE),
				List.copyOf(request.getScopes()), request.getAttribute(RETURN_TO), now,
				hintsOf(request.getAdditionalParameters()));
	}

	private static Map<String, String> hintsOf(Map<String, Object> parameters) {
		return parameters.entrySet()
			.stream()
			.filter((parameter) -> !NO_HINTS.contains(parameter.getKey()))
			.collect(Collectors.toMap(Map.Entry::getKey, (parameter) -> String.valueOf(parameter.getValue())));
	}

	/** Whether the person was to sign in again at PagerDuty, perhaps as someone else. */
	boolean isForAnotherUser() {
		return ConnectRequestResolver.LOGIN.equals(this.hints.get(ConnectRequestResolver.PROMPT));
	}

	OAuth2AuthorizationRequest toAuthorizationRequest(ClientRegistration registration) {
		return OAuth2AuthorizationRequest.authorizationCode()
			.authorizationUri(Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
			.clientId(registration.getClientId())
			.redirectUri(registration.getRedirectUri())
			.scopes(new LinkedHashSet<>(this.scopes))
			.state(this.state)
			.additionalParameters((parameters) -> {
				if (this.nonce != null) {
					parameters.put(OidcParameterNames.NONCE, this.nonce);
				}
			})
			.attributes((attributes) -> {
				attributes.put(OAuth2ParameterNames.REGISTRATION_ID, ClientRegistrationConfiguration.REGISTRATION_ID);
				if (this.codeVerifier != null) {
					attributes.put(PkceParameterNames.CODE_VERIFIER, this.codeVerifier);
				}
			})
			.build();
	}

	@Override
	public String toString() {
		return "StartedLogin[startedAt=" + this.startedAt + "]";
	}

}

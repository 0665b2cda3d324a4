package sample.pagerduty.sandbox.identity;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import sample.pagerduty.sandbox.AppKind;
import sample.pagerduty.sandbox.Sandbox;
import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The app that is registered at the sandbox, with the life times and rules of its kind,
 * and the endpoints where PagerDuty has them.
 */
@Configuration(proxyBeanMethods = false)
class RegisteredAppConfiguration {

	@Bean
	RegisteredClientRepository registeredClientRepository(SandboxOptions options) {
		AppKind kind = options.appKind();
		RegisteredClient.Builder app = RegisteredClient.withId("sandbox-app")
			.clientId(Sandbox.CLIENT_ID)
			.clientName("PagerDuty OAuth Sample for Java")
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
			.scope(OidcScopes.OPENID)
			.scopes((scopes) -> scopes.addAll(withWhatTheyInclude(options.appScopes())))
			.clientSettings(ClientSettings.builder()
				.requireProofKey(kind.needsProofKey())
				.requireAuthorizationConsent(true)
				.build())
			.tokenSettings(TokenSettings.builder()
				.authorizationCodeTimeToLive(Duration.ofSeconds(30))
				.accessTokenTimeToLive(kind.accessTokenLifetime())
				.refreshTokenTimeToLive(kind.refreshTokenLifetime())
				.accessTokenFormat(OAuth2TokenFormat.REFERENCE)
				// RFC 9700 section 4.14.2: each refresh token is good for one refresh
				.reuseRefreshTokens(false)
				.build());
		if (kind.hasSecret()) {
			app.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
				.clientSecret(Sandbox.CLIENT_SECRET);
		}
		else {
			app.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
		}
		if (kind.hasAppTokens()) {
			app.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
		}
		options.redirectUris().forEach((uri) -> app.redirectUri(uri.toString()));
		return new InMemoryRegisteredClientRepository(app.build());
	}

	/** Of Classic User OAuth's two scopes the one includes the other. */
	private static Set<String> withWhatTheyInclude(List<String> scopes) {
		Set<String> all = new LinkedHashSet<>(scopes);
		if (all.contains("write")) {
			all.add("read");
		}
		return all;
	}

	/**
	 * Without an issuer: the port is not known yet. Whoever needs the issuer asks
	 * {@link SandboxUrls}.
	 */
	@Bean
	AuthorizationServerSettings authorizationServerSettings() {
		return AuthorizationServerSettings.builder()
			.authorizationEndpoint("/oauth/authorize")
			.tokenEndpoint("/oauth/token")
			.tokenRevocationEndpoint("/oauth/revoke")
			.jwkSetEndpoint(SandboxUrls.ISSUER_PATH + "/jwks")
			.build();
	}

}

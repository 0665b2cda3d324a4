package sample.pagerduty.sandbox.identity;

import java.time.Duration;

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
 * The app that is registered at the sandbox, with the life times and rules of PagerDuty's
 * Scoped OAuth, and the endpoints where PagerDuty has them.
 */
@Configuration(proxyBeanMethods = false)
class RegisteredAppConfiguration {

	@Bean
	RegisteredClientRepository registeredClientRepository(SandboxOptions options) {
		RegisteredClient.Builder app = RegisteredClient.withId("sandbox-app")
			.clientId(Sandbox.CLIENT_ID)
			.clientSecret(Sandbox.CLIENT_SECRET)
			.clientName("PagerDuty OAuth Sample for Java")
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.scope(OidcScopes.OPENID)
			.scopes((scopes) -> scopes.addAll(options.appScopes()))
			// RFC 7636: also confidential clients need PKCE at Scoped OAuth
			.clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(true).build())
			.tokenSettings(TokenSettings.builder()
				.authorizationCodeTimeToLive(Duration.ofSeconds(30))
				.accessTokenTimeToLive(Duration.ofDays(1))
				.refreshTokenTimeToLive(Duration.ofDays(30))
				.accessTokenFormat(OAuth2TokenFormat.REFERENCE)
				// RFC 9700 section 4.14.2: each refresh token is good for one refresh
				.reuseRefreshTokens(false)
				.build());
		options.redirectUris().forEach((uri) -> app.redirectUri(uri.toString()));
		return new InMemoryRegisteredClientRepository(app.build());
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

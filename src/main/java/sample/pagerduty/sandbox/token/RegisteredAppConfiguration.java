package sample.pagerduty.sandbox.token;

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
 * The app that is registered at the sandbox, with the lifetimes and rules of its kind,
 * and the paths of PagerDuty's endpoints.
 */
@Configuration(proxyBeanMethods = false)
class RegisteredAppConfiguration {

	@Bean
	RegisteredClientRepository registeredClientRepository(SandboxOptions options) {
		AppKind kind = options.appKind();
		RegisteredClient.Builder app = RegisteredClient.withId("sandbox-app")
			.clientId(Sandbox.CLIENT_ID)
			.clientName("PagerDuty OAuth2 Sample")
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
			.scope(OidcScopes.OPENID)
			.scopes((scopes) -> scopes.addAll(withIncludedScopes(options.appScopes())))
			.clientSettings(ClientSettings.builder()
				.requireProofKey(kind.needsProofKey())
				.requireAuthorizationConsent(true)
				.build())
			.tokenSettings(TokenSettings.builder()
				.authorizationCodeTimeToLive(Duration.ofSeconds(30))
				.accessTokenTimeToLive(kind.accessTokenLifetime())
				.refreshTokenTimeToLive(kind.refreshTokenLifetime())
				.accessTokenFormat(OAuth2TokenFormat.REFERENCE)
				// RFC 9700 section 4.14.2: each refresh token works once
				.reuseRefreshTokens(false)
				.build());
		if (kind.hasSecret()) {
			app.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
				.clientSecret(Sandbox.CLIENT_SECRET);
			if (options.acceptBasic()) {
				app.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
			}
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

	/** In Classic User OAuth {@code write} includes {@code read}. */
	private static Set<String> withIncludedScopes(List<String> scopes) {
		Set<String> all = new LinkedHashSet<>(scopes);
		if (all.contains("write")) {
			all.add("read");
		}
		return all;
	}

	/** Without the issuer, which is in {@link SandboxUrls}: the port is not known yet. */
	@Bean
	AuthorizationServerSettings authorizationServerSettings() {
		return AuthorizationServerSettings.builder()
			.authorizationEndpoint(SandboxUrls.AUTHORIZE_PATH)
			.tokenEndpoint(SandboxUrls.TOKEN_PATH)
			.tokenRevocationEndpoint(SandboxUrls.REVOKE_PATH)
			.jwkSetEndpoint(SandboxUrls.ISSUER_PATH + "/jwks")
			.build();
	}

}

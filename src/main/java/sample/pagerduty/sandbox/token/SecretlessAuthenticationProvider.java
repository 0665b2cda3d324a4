package sample.pagerduty.sandbox.token;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Lets a public app refresh and revoke with its client ID only; it is protected because
 * each refresh token works once (RFC 9700 section 4.14.2). Spring's provider accepts
 * public apps only for the code exchange, where PKCE replaces the secret, and still does
 * that.
 *
 * @param codeExchange Spring's provider
 */
record SecretlessAuthenticationProvider(AuthenticationProvider codeExchange,
		RegisteredClientRepository apps) implements AuthenticationProvider {

	@Override
	public @Nullable Authentication authenticate(Authentication authentication) {
		OAuth2ClientAuthenticationToken client = (OAuth2ClientAuthenticationToken) authentication;
		RegisteredClient app = this.apps.findByClientId(client.getName());
		if (app == null || !isPublic(client, app) || exchangesCode(client)) {
			return this.codeExchange.authenticate(authentication);
		}
		return new OAuth2ClientAuthenticationToken(app, ClientAuthenticationMethod.NONE, null);
	}

	/** The second check keeps a confidential app from leaving out its secret. */
	private static boolean isPublic(OAuth2ClientAuthenticationToken client, RegisteredClient app) {
		return ClientAuthenticationMethod.NONE.equals(client.getClientAuthenticationMethod())
				&& app.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE);
	}

	private static boolean exchangesCode(OAuth2ClientAuthenticationToken client) {
		return AuthorizationGrantType.AUTHORIZATION_CODE.getValue()
			.equals(client.getAdditionalParameters().get(OAuth2ParameterNames.GRANT_TYPE));
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return this.codeExchange.supports(authentication);
	}

}

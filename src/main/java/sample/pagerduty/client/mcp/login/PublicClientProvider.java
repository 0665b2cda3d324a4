package sample.pagerduty.client.mcp.login;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Lets a public client refresh and revoke with its client id alone. Spring's provider
 * knows public clients at the code exchange only, where it checks PKCE.
 *
 * @param codeExchange Spring's provider
 */
record PublicClientProvider(AuthenticationProvider codeExchange,
		RegisteredClientRepository clients) implements AuthenticationProvider {

	@Override
	public @Nullable Authentication authenticate(Authentication authentication) {
		OAuth2ClientAuthenticationToken caller = (OAuth2ClientAuthenticationToken) authentication;
		Object grantType = caller.getAdditionalParameters().get(OAuth2ParameterNames.GRANT_TYPE);
		if (AuthorizationGrantType.AUTHORIZATION_CODE.getValue().equals(grantType)) {
			return this.codeExchange.authenticate(authentication);
		}
		RegisteredClient client = this.clients.findByClientId(caller.getName());
		if (client == null) {
			throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
		}
		return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return this.codeExchange.supports(authentication);
	}

}

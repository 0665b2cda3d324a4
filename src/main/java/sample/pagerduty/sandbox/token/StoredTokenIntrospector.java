package sample.pagerduty.sandbox.token;

import java.util.List;
import java.util.Map;

import sample.pagerduty.sandbox.ExplainedRefusal;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/**
 * Tells the API whose access token it got, by the user ID or, for the app's token, the
 * client ID. Its answer does not tell unknown, expired and revoked tokens apart.
 */
@Component
class StoredTokenIntrospector implements OpaqueTokenIntrospector {

	private final OAuth2AuthorizationService authorizations;

	StoredTokenIntrospector(OAuth2AuthorizationService authorizations) {
		this.authorizations = authorizations;
	}

	@Override
	public OAuth2AuthenticatedPrincipal introspect(String value) {
		OAuth2Authorization authorization = this.authorizations.findByToken(value, OAuth2TokenType.ACCESS_TOKEN);
		OAuth2Authorization.Token<OAuth2AccessToken> token = (authorization != null) ? authorization.getAccessToken()
				: null;
		if (authorization == null || token == null || token.isInvalidated()) {
			throw new BadOpaqueTokenException("The token is unknown, expired or revoked",
					new ExplainedRefusal(TokenFinding.explain(token, isRefreshToken(value))));
		}
		List<GrantedAuthority> scopes = token.getToken()
			.getScopes()
			.stream()
			.<GrantedAuthority>map((scope) -> new SimpleGrantedAuthority("SCOPE_" + scope))
			.toList();
		return new DefaultOAuth2AuthenticatedPrincipal(authorization.getPrincipalName(),
				Map.of("sub", authorization.getPrincipalName()), scopes);
	}

	private boolean isRefreshToken(String value) {
		return this.authorizations.findByToken(value, OAuth2TokenType.REFRESH_TOKEN) != null;
	}

}

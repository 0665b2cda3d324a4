package sample.pagerduty.sandbox.token;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Keeps {@code openid} in every user's token, even if a refresh asks for less, and out of
 * every app's token, which belongs to no one.
 *
 * @param converter Spring's converter of one grant type
 */
record OpenidScopeConverter(AuthenticationConverter converter) implements AuthenticationConverter {

	@Override
	public @Nullable Authentication convert(HttpServletRequest request) {
		Authentication authentication = this.converter.convert(request);
		if (authentication instanceof OAuth2RefreshTokenAuthenticationToken refresh && !refresh.getScopes().isEmpty()) {
			Set<String> scopes = new HashSet<>(refresh.getScopes());
			scopes.add(OidcScopes.OPENID);
			return new OAuth2RefreshTokenAuthenticationToken(refresh.getRefreshToken(), principal(refresh), scopes,
					refresh.getAdditionalParameters());
		}
		if (authentication instanceof OAuth2ClientCredentialsAuthenticationToken appToken) {
			Set<String> scopes = new HashSet<>(appToken.getScopes());
			scopes.remove(OidcScopes.OPENID);
			return new OAuth2ClientCredentialsAuthenticationToken(principal(appToken), scopes,
					appToken.getAdditionalParameters());
		}
		return authentication;
	}

	private static Authentication principal(Authentication request) {
		return (Authentication) Objects.requireNonNull(request.getPrincipal());
	}

}

package sample.pagerduty.sandbox.token;

import java.util.concurrent.locks.Lock;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.ExplainedRefusal;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;

/**
 * Processes one token request of a login at a time. Spring's providers first look up a
 * code or refresh token and then use it, so two simultaneous requests with the same one
 * would both succeed. The sandbox must refuse the second, so that clients can test their
 * races. Requests of different logins, and those for an app's token, do not wait.
 */
record OneAtATimeAuthenticationProvider(AuthenticationProvider provider, OAuth2AuthorizationService authorizations,
		LoginLocks locks) implements AuthenticationProvider {

	private static final OAuth2TokenType CODE = new OAuth2TokenType(OAuth2ParameterNames.CODE);

	@Override
	public @Nullable Authentication authenticate(Authentication authentication) {
		OAuth2Authorization login = login(authentication);
		if (login == null) {
			return process(authentication);
		}
		Lock lock = this.locks.of(login.getId());
		lock.lock();
		try {
			return process(authentication);
		}
		finally {
			lock.unlock();
		}
	}

	/** Spring does not say why a code or a refresh token is refused. */
	private @Nullable Authentication process(Authentication authentication) {
		try {
			return this.provider.authenticate(authentication);
		}
		catch (OAuth2AuthenticationException ex) {
			if (ex.getError().getDescription() != null) {
				throw ex;
			}
			throw new OAuth2AuthenticationException(ex.getError(),
					new ExplainedRefusal(TokenFinding.explain(ex.getError(), authentication, login(authentication))));
		}
	}

	/** Null for an app's token, and for a code or refresh token that is unknown. */
	private @Nullable OAuth2Authorization login(Authentication authentication) {
		if (authentication instanceof OAuth2AuthorizationCodeAuthenticationToken request) {
			return this.authorizations.findByToken(request.getCode(), CODE);
		}
		if (authentication instanceof OAuth2RefreshTokenAuthenticationToken request) {
			return this.authorizations.findByToken(request.getRefreshToken(), OAuth2TokenType.REFRESH_TOKEN);
		}
		return null;
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return this.provider.supports(authentication);
	}

}

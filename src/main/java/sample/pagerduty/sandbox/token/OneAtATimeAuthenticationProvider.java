package sample.pagerduty.sandbox.token;

import java.util.concurrent.locks.Lock;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;

/**
 * Processes one token request at a time. Spring's providers first look up a code or
 * refresh token and then use it, so two simultaneous requests with the same one would
 * both succeed. The sandbox must refuse the second, so that clients can test their races.
 */
record OneAtATimeAuthenticationProvider(AuthenticationProvider provider, Lock turn) implements AuthenticationProvider {

	@Override
	public @Nullable Authentication authenticate(Authentication authentication) {
		this.turn.lock();
		try {
			return this.provider.authenticate(authentication);
		}
		finally {
			this.turn.unlock();
		}
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return this.provider.supports(authentication);
	}

}

package sample.pagerduty.sandbox.identity;

import java.util.concurrent.locks.Lock;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;

/**
 * Lets one token request at a time pass. Spring's providers look a code or refresh token
 * up and use it in two steps; two requests with the same one would both succeed, and "old
 * refresh token dead at once" would be a lie just when a client's refreshes race.
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

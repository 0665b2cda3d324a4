package sample.pagerduty.sandbox.token;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/**
 * Tells by the sandbox's clock whether logins and tokens have ended.
 */
record TokenLifetime(Clock clock) {

	/**
	 * Whether all tokens of a login have ended. A login that waits for consent has not.
	 */
	boolean hasEnded(OAuth2Authorization authorization) {
		List<OAuth2Authorization.Token<? extends OAuth2Token>> tokens = AuthorizationSecrets.tokensOf(authorization);
		return !tokens.isEmpty() && tokens.stream().allMatch(this::hasEnded);
	}

	/** Whether a code or a token has expired, was used or was revoked. */
	boolean hasEnded(OAuth2Authorization.Token<?> token) {
		Instant end = token.getToken().getExpiresAt();
		return token.isInvalidated() || (end != null && !this.clock.instant().isBefore(end));
	}

}

package sample.pagerduty.sandbox.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/**
 * Tells by the sandbox's clock what is over.
 *
 * @param clock what tokens expire by
 */
record TokenLifetime(Clock clock) {

	/**
	 * Whether nothing of a login is good any more. One that waits for consent is not
	 * over.
	 */
	boolean isOver(OAuth2Authorization authorization) {
		List<OAuth2Authorization.Token<? extends OAuth2Token>> tokens = AuthorizationSecrets.tokensOf(authorization);
		return !tokens.isEmpty() && tokens.stream().allMatch(this::isOver);
	}

	/** Whether a code or a token has expired, was used or was revoked. */
	boolean isOver(OAuth2Authorization.Token<?> token) {
		Instant end = token.getToken().getExpiresAt();
		return token.isInvalidated() || (end != null && !this.clock.instant().isBefore(end));
	}

}

package sample.pagerduty.sandbox.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;

import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/**
 * Tells by the sandbox's clock whether logins and tokens have ended.
 */
record TokenLifetime(Clock clock) {

	/**
	 * When the last token of a login ends, or ended. A login that waits for consent has
	 * no token and no end.
	 */
	Instant end(OAuth2Authorization authorization) {
		return AuthorizationSecrets.tokensOf(authorization)
			.stream()
			.map(TokenLifetime::end)
			.max(Comparator.naturalOrder())
			.orElse(Instant.MAX);
	}

	private static Instant end(OAuth2Authorization.Token<?> token) {
		if (token.isInvalidated()) {
			return Instant.MIN;
		}
		Instant end = token.getToken().getExpiresAt();
		return (end != null) ? end : Instant.MAX;
	}

	boolean isPast(Instant end) {
		return !this.clock.instant().isBefore(end);
	}

	/** Whether a code or a token has expired, was used or was revoked. */
	boolean hasEnded(OAuth2Authorization.Token<?> token) {
		return isPast(end(token));
	}

}

package sample.pagerduty.client.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/**
 * What the token endpoint gave: a pair of tokens. Prints without them.
 *
 * @param accessToken the access token
 * @param refreshToken the refresh token, if there is one
 * @param issuedAt when the pair was given
 * @param expiresAt when the access token ends, if PagerDuty said so
 * @param scopes the scopes granted
 */
public record Grant(String accessToken, @Nullable String refreshToken, Instant issuedAt, @Nullable Instant expiresAt,
		Set<String> scopes) {

	/** The library's stand-in for an answer without {@code expires_in}. */
	private static final Duration UNKNOWN_LIFETIME = Duration.ofSeconds(1);

	/** Beyond it lie years that PostgreSQL does not know, and the pair would be lost. */
	private static final Duration LONGEST_LIFETIME = Duration.ofDays(3650);

	/**
	 * Reads the library's tokens.
	 * @param token the access token
	 * @param refreshToken the refresh token, if there is one
	 * @param scopesRequested what was granted if the answer names no scope (RFC 6749,
	 * 5.1)
	 * @param now the time, which the library takes from a clock of its own
	 * @return what was given
	 */
	public static Grant of(OAuth2AccessToken token, @Nullable OAuth2RefreshToken refreshToken,
			Set<String> scopesRequested, Instant now) {
		Instant issuedAt = token.getIssuedAt();
		Instant expiresAt = token.getExpiresAt();
		Duration lifetime = (issuedAt != null && expiresAt != null) ? Duration.between(issuedAt, expiresAt)
				: Duration.ZERO;
		return new Grant(token.getTokenValue(), (refreshToken != null) ? refreshToken.getTokenValue() : null, now,
				(lifetime.compareTo(UNKNOWN_LIFETIME) > 0) ? now.plus(atMost(LONGEST_LIFETIME, lifetime)) : null,
				token.getScopes().isEmpty() ? scopesRequested : token.getScopes());
	}

	/** How long the access token is good. */
	public Validity validity() {
		return new Validity(this.issuedAt, this.expiresAt);
	}

	private static Duration atMost(Duration longest, Duration lifetime) {
		return (lifetime.compareTo(longest) < 0) ? lifetime : longest;
	}

	@Override
	public String toString() {
		return "Grant[expiresAt=" + this.expiresAt + ", scopes=" + this.scopes + "]";
	}

}

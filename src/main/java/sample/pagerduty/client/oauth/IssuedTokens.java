package sample.pagerduty.client.oauth;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/**
 * What the token endpoint issued. Prints without the tokens.
 *
 * @param accessToken the access token
 * @param refreshToken the refresh token, if there is one
 * @param issuedAt when the tokens were issued
 * @param expiresAt when the access token expires, if PagerDuty said so
 * @param scopes the scopes granted
 */
public record IssuedTokens(String accessToken, @Nullable String refreshToken, Instant issuedAt,
		@Nullable Instant expiresAt, Set<String> scopes) implements Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	/** What the library assumes for an answer without {@code expires_in}. */
	private static final Duration UNKNOWN_LIFETIME = Duration.ofSeconds(1);

	/** PostgreSQL cannot store a year far beyond it, and the tokens would be lost. */
	private static final Duration MAX_LIFETIME = Duration.ofDays(3650);

	/**
	 * Reads the library's tokens.
	 * @param scopesRequested what was granted if the response names no scope (RFC 6749
	 * section 5.1)
	 * @param now the time, because the library takes it from its own clock
	 */
	public static IssuedTokens of(OAuth2AccessToken token, @Nullable OAuth2RefreshToken refreshToken,
			Set<String> scopesRequested, Instant now) {
		Instant issuedAt = token.getIssuedAt();
		Instant expiresAt = token.getExpiresAt();
		Duration lifetime = (issuedAt != null && expiresAt != null) ? Duration.between(issuedAt, expiresAt)
				: Duration.ZERO;
		return new IssuedTokens(token.getTokenValue(), (refreshToken != null) ? refreshToken.getTokenValue() : null,
				now, (lifetime.compareTo(UNKNOWN_LIFETIME) > 0) ? now.plus(atMost(MAX_LIFETIME, lifetime)) : null,
				token.getScopes().isEmpty() ? scopesRequested : token.getScopes());
	}

	/** How long the access token is valid. */
	public Validity validity() {
		return new Validity(this.issuedAt, this.expiresAt);
	}

	private static Duration atMost(Duration max, Duration lifetime) {
		return (lifetime.compareTo(max) < 0) ? lifetime : max;
	}

	@Override
	public String toString() {
		return "IssuedTokens[expiresAt=" + this.expiresAt + ", scopes=" + this.scopes + "]";
	}

}

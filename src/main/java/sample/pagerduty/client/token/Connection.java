package sample.pagerduty.client.token;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.rest.Access;

/**
 * A person's connection to PagerDuty. Prints without tokens.
 *
 * @param id what this app knows the connection by
 * @param user who connected
 * @param region where the user's account lives
 * @param access the host of the account's REST API and the access token
 * @param refreshToken the refresh token, if PagerDuty gave one
 * @param issuedAt when PagerDuty gave the tokens
 * @param expiresAt when the access token ends, if PagerDuty said so
 * @param scopesRequested the scopes that a login asks for, and those that this one asked
 * for besides
 * @param scopesGranted the scopes that the token really has
 * @param refreshes how refreshing has gone
 */
public record Connection(UUID id, ConnectedUser user, Region region, Access access, @Nullable String refreshToken,
		Instant issuedAt, @Nullable Instant expiresAt, Set<String> scopesRequested, Set<String> scopesGranted,
		RefreshHistory refreshes) {

	/**
	 * The scopes that PagerDuty quietly left out: it answers a login that asks for a
	 * scope the app lacks with a token for {@code openid} alone, not with an error.
	 * @return the scopes asked for and not granted, in the order asked for
	 */
	public Set<String> scopesMissing() {
		Set<String> missing = new LinkedHashSet<>(this.scopesRequested);
		missing.removeAll(this.scopesGranted);
		return missing;
	}

	/** How long the access token is good. */
	public Validity validity() {
		return new Validity(this.issuedAt, this.expiresAt);
	}

	@Override
	public String toString() {
		return "Connection[id=" + this.id + ", access=" + this.access + "]";
	}

}

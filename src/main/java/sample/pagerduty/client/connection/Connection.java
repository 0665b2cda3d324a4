package sample.pagerduty.client.connection;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.oauth.BearerToken;
import sample.pagerduty.client.oauth.Validity;
import sample.pagerduty.client.rest.ApiAccess;

/**
 * A person's connection to PagerDuty. Prints without tokens.
 *
 * @param id this app's name for the connection
 * @param user who connected
 * @param region where the user's account lives
 * @param access the host of the account's REST API and the access token
 * @param refreshToken the refresh token, if PagerDuty gave one
 * @param connectedAt when its user last signed in at PagerDuty
 * @param issuedAt when PagerDuty issued the tokens
 * @param expiresAt when the access token expires, if PagerDuty said so
 * @param scopesRequested the scopes that every login asks for, and those that this one
 * added
 * @param scopesGranted the scopes that the token really has
 * @param scopesOfLastFullGrant the scopes of the last login that got all it asked for;
 * empty if none did
 * @param refreshes the attempts to refresh it
 */
public record Connection(UUID id, ConnectedUser user, Region region, ApiAccess access, @Nullable String refreshToken,
		Instant connectedAt, Instant issuedAt, @Nullable Instant expiresAt, Set<String> scopesRequested,
		Set<String> scopesGranted, Set<String> scopesOfLastFullGrant, RefreshHistory refreshes) {

	/**
	 * The scopes that PagerDuty quietly left out, in the order requested. It answers a
	 * login that asks for a scope the app lacks with a token for {@code openid} alone,
	 * not with an error.
	 */
	public Set<String> scopesMissing() {
		return Scopes.without(this.scopesRequested, this.scopesGranted);
	}

	/**
	 * The missing scopes that are new since the last full grant: probably the app is not
	 * registered with them. Empty if nothing is known about an earlier grant.
	 */
	public Set<String> scopesSuspected() {
		return this.scopesOfLastFullGrant.isEmpty() ? Set.of()
				: Scopes.without(scopesMissing(), this.scopesOfLastFullGrant);
	}

	/** The access token, ready for use. */
	BearerToken token() {
		return new BearerToken(this.access, validity(), this.scopesGranted);
	}

	/** How long the access token is valid. */
	public Validity validity() {
		return new Validity(this.issuedAt, this.expiresAt);
	}

	@Override
	public String toString() {
		return "Connection[id=" + this.id + ", access=" + this.access + "]";
	}

}

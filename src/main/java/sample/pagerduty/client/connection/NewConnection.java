package sample.pagerduty.client.connection;

import java.time.Duration;
import java.util.Set;

import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.oauth.IssuedTokens;

/**
 * The result of a login.
 *
 * @param owner the name of the principal
 * @param user who connected
 * @param region where the account lives
 * @param scopesRequested the scopes that the login asked for
 * @param tokens the tokens
 */
public record NewConnection(String owner, ConnectedUser user, Region region, Set<String> scopesRequested,
		IssuedTokens tokens) {

	/** Whether PagerDuty granted every scope that the login asked for. */
	boolean isFull() {
		return this.tokens.scopes().containsAll(this.scopesRequested);
	}

	/** The scopes that a living connection has and the new tokens lack. */
	Set<String> scopesLostTo(Connection present) {
		if (present.refreshes().hasEnded() || hasExpired(present)) {
			return Set.of();
		}
		return Scopes.without(present.scopesGranted(), this.tokens.scopes());
	}

	private boolean hasExpired(Connection present) {
		return present.refreshToken() == null && !present.validity().lasts(Duration.ZERO, this.tokens.issuedAt());
	}

}

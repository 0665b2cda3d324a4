package sample.pagerduty.client.connection;

import java.util.Set;

import sample.pagerduty.client.config.Region;
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
record NewConnection(String owner, ConnectedUser user, Region region, Set<String> scopesRequested,
		IssuedTokens tokens) {

}

package sample.pagerduty.client.login;

import java.io.Serializable;
import java.util.Set;

import sample.pagerduty.client.connection.ConnectedPrincipal;
import sample.pagerduty.client.oauth.IssuedTokens;

import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/**
 * A login that succeeded, with tokens that are not stored yet. Prints without them.
 *
 * @param authentication who logged in
 * @param tokens the tokens
 * @param scopesRequested the scopes that the login asked for
 */
record CompletedLogin(OAuth2AuthenticationToken authentication, IssuedTokens tokens,
		Set<String> scopesRequested) implements Serializable {

	ConnectedPrincipal principal() {
		return (ConnectedPrincipal) this.authentication.getPrincipal();
	}

	@Override
	public String toString() {
		return "CompletedLogin[user=" + this.authentication.getName() + "]";
	}

}

package sample.pagerduty.client.login;

import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.connection.ConnectedPrincipal;
import sample.pagerduty.client.connection.HomePage;
import sample.pagerduty.client.connection.NewConnection;
import sample.pagerduty.client.oauth.IssuedTokens;

import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/**
 * A login that succeeded, with tokens that are not stored yet. Prints without them.
 *
 * @param authentication who logged in
 * @param region where the account lives
 * @param tokens the tokens
 * @param scopesRequested the scopes that the login asked for
 * @param returnTo the page of this app to go to afterwards, or {@code null} for the home
 * page
 */
record CompletedLogin(OAuth2AuthenticationToken authentication, Region region, IssuedTokens tokens,
		Set<String> scopesRequested, @Nullable String returnTo) implements Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	CompletedLogin {
		scopesRequested = new LinkedHashSet<>(scopesRequested);
	}

	/** Whose connection it becomes. */
	String owner() {
		return this.authentication.getName();
	}

	ConnectedPrincipal principal() {
		return (ConnectedPrincipal) this.authentication.getPrincipal();
	}

	NewConnection toConnection() {
		return new NewConnection(owner(), principal().user(), this.region, this.scopesRequested, this.tokens);
	}

	/** The answer that leads to the page that wanted the login. */
	String redirect() {
		return "redirect:" + Objects.requireNonNullElse(this.returnTo, HomePage.PATH);
	}

	@Override
	public String toString() {
		return "CompletedLogin[user=" + owner() + "]";
	}

}

package sample.pagerduty.client.token;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.Access;

import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * A person's connection to PagerDuty. Prints without tokens.
 *
 * @param user who connected, as the ID token and, where it was readable,
 * {@code /users/me} tell
 * @param access the host of the account's REST API and the access token
 * @param refreshToken the refresh token, if PagerDuty gave one
 * @param expiresAt when the access token ends, if PagerDuty said so
 * @param scopesRequested the scopes that the login asked for
 * @param scopesGranted the scopes that the token really has
 */
public record Connection(OidcUser user, Access access, @Nullable String refreshToken, @Nullable Instant expiresAt,
		Set<String> scopesRequested, Set<String> scopesGranted) {

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

	@Override
	public String toString() {
		return "Connection[user=" + this.user.getName() + ", access=" + this.access + "]";
	}

}

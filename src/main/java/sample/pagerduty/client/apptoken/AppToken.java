package sample.pagerduty.client.apptoken;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.flow.Flow;
import sample.pagerduty.client.oauth.BearerToken;
import sample.pagerduty.client.oauth.IssuedTokens;
import sample.pagerduty.client.rest.ApiAccess;

/**
 * The app's own token. Prints without the token.
 *
 * @param request what it was requested for
 * @param issued what the token endpoint issued
 * @param access the account's REST API and the token
 * @param flow how it was requested, for the page
 */
public record AppToken(AppTokenRequest request, IssuedTokens issued, ApiAccess access, @Nullable Flow flow) {

	/** The access token, ready for use. */
	BearerToken token() {
		return new BearerToken(this.access, this.issued.validity(), scopesGranted());
	}

	/** The scopes that PagerDuty granted, without the one that names the account. */
	public Set<String> scopesGranted() {
		return Scopes.without(this.issued.scopes(), Set.of(this.request.accountScope()));
	}

	/** The scopes that PagerDuty quietly left out. */
	public Set<String> scopesMissing() {
		return Scopes.without(this.request.scopes(), this.issued.scopes());
	}

}

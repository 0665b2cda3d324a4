package sample.pagerduty.client.apptoken;

import java.util.LinkedHashSet;
import java.util.Set;

import sample.pagerduty.client.rest.Access;
import sample.pagerduty.client.token.Grant;

/**
 * A token of the app itself. Prints without the token.
 *
 * @param request what it was wanted for
 * @param grant what the token endpoint gave
 * @param access the account's REST API and the token
 */
public record AppToken(AppTokenRequest request, Grant grant, Access access) {

	/**
	 * The scopes that open something.
	 * @return what PagerDuty granted, without the scope that names the account
	 */
	public Set<String> scopesGranted() {
		Set<String> scopes = new LinkedHashSet<>(this.grant.scopes());
		scopes.remove(this.request.accountScope());
		return scopes;
	}

	/**
	 * The scopes that PagerDuty quietly left out.
	 * @return the scopes asked for and not granted
	 */
	public Set<String> scopesMissing() {
		Set<String> missing = this.request.scopes();
		missing.removeAll(this.grant.scopes());
		return missing;
	}

}

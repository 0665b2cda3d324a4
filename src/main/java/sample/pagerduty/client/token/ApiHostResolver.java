package sample.pagerduty.client.token;

import java.net.URI;

import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.rest.Region;

import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;

/**
 * Tells which host of the REST API takes the tokens of an account: the configured one, or
 * that of the account's region.
 */
@Component
public class ApiHostResolver {

	private final PagerDutyApp app;

	ApiHostResolver(PagerDutyApp app) {
		this.app = app;
	}

	/**
	 * The base URL of the REST API for the account that an ID token is of.
	 * @param idToken a verified ID token
	 * @return the base URL, without a slash at the end
	 */
	public URI resolve(OidcIdToken idToken) {
		URI configured = this.app.apiUrl();
		return (configured != null) ? configured : Region.of(idToken.getAudience()).apiUrl();
	}

}

package sample.pagerduty.client.token;

import java.net.URI;

import sample.pagerduty.client.config.ApiEndpoints;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.rest.Access;

import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;

/**
 * Tells which host of the REST API takes the tokens of an account: the configured one, or
 * that of the account's region.
 */
@Component
public class AccessResolver {

	private final ApiEndpoints endpoints;

	AccessResolver(PagerDutyApp app) {
		this.endpoints = app.api();
	}

	/**
	 * The access to the account that an ID token is of.
	 * @param idToken a verified ID token
	 * @param accessToken the access token that came with it
	 * @return the access
	 */
	public Access resolve(OidcIdToken idToken, String accessToken) {
		return resolve(this.endpoints.region(idToken.getAudience()), accessToken);
	}

	/**
	 * The access to an account.
	 * @param region where the account lives
	 * @param accessToken an access token for it
	 * @return the access
	 */
	public Access resolve(Region region, String accessToken) {
		URI apiUrl = this.endpoints.of(region);
		return new Access(apiUrl, accessToken, this.endpoints.besides(apiUrl).orElse(null));
	}

}

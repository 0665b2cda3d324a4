package sample.pagerduty.client.rest;

import java.net.URI;
import java.util.Collection;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.ApiEndpoints;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Region;

import org.springframework.stereotype.Component;

/**
 * Finds the host of the REST API that accepts the tokens of an account: the configured
 * host, or that of the account's region.
 */
@Component
public class ApiAccessResolver {

	private final ApiEndpoints endpoints;

	ApiAccessResolver(PagerDutyApp app) {
		this.endpoints = app.api();
	}

	/**
	 * The region of an account.
	 * @param audience the {@code aud} claim of a verified ID token
	 */
	public Region regionOf(@Nullable Collection<String> audience) {
		return this.endpoints.region(audience);
	}

	/** The access to an account in a region. */
	public ApiAccess resolve(Region region, String accessToken) {
		URI apiUrl = this.endpoints.urlFor(region);
		return new ApiAccess(apiUrl, accessToken, this.endpoints.otherRegionOf(apiUrl).orElse(null));
	}

}

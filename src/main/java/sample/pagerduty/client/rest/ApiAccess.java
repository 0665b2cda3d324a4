package sample.pagerduty.client.rest;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * The host of an account's region and a bearer token for it (RFC 6750), as every call of
 * PagerDuty's REST API needs them. Prints without the token.
 *
 * @param apiUrl the base URL, without a slash at the end
 * @param accessToken the access token
 * @param otherApiUrl the base URL of the other region, if there is one, to find out why
 * PagerDuty refused a token
 */
public record ApiAccess(URI apiUrl, String accessToken, @Nullable URI otherApiUrl) {

	@Override
	public String toString() {
		return "ApiAccess[apiUrl=" + this.apiUrl + "]";
	}

}

package sample.pagerduty.client.rest;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * What a call to PagerDuty's REST API needs: the host of the account's region and a
 * bearer token (RFC 6750). Prints without the token.
 *
 * @param apiUrl the base URL, without a slash at the end
 * @param accessToken the access token
 * @param otherApiUrl the base URL of the other region, if there is one, to find out why a
 * token is refused
 */
public record ApiAccess(URI apiUrl, String accessToken, @Nullable URI otherApiUrl) {

	@Override
	public String toString() {
		return "Access[apiUrl=" + this.apiUrl + "]";
	}

}

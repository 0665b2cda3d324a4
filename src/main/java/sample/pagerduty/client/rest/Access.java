package sample.pagerduty.client.rest;

import java.net.URI;

/**
 * What a call to PagerDuty's REST API needs: the host of the account's region and a
 * bearer token (RFC 6750). Prints without the token.
 *
 * @param apiUrl the base URL, without a slash at the end
 * @param accessToken the access token
 */
public record Access(URI apiUrl, String accessToken) {

	@Override
	public String toString() {
		return "Access[apiUrl=" + this.apiUrl + "]";
	}

}

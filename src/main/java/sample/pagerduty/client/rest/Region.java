package sample.pagerduty.client.rest;

import java.net.URI;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

/** A service region of PagerDuty. A token works in the region of its account only. */
public enum Region {

	US("https://api.pagerduty.com"),

	EU("https://api.eu.pagerduty.com");

	private final URI apiUrl;

	Region(String apiUrl) {
		this.apiUrl = URI.create(apiUrl);
	}

	/**
	 * The region of an account. The audience of its ID token holds the host of its API;
	 * only the two known hosts count, because a bearer token goes there.
	 * @param audience the {@code aud} claim
	 * @return the region, the United States unless the audience says otherwise
	 */
	public static Region of(@Nullable Collection<String> audience) {
		return (audience != null) && audience.stream().anyMatch(Region::isEuropeanHost) ? EU : US;
	}

	/** PagerDuty does not document whether the audience is a host or a URL. */
	private static boolean isEuropeanHost(String audience) {
		return audience.replaceFirst("^https://", "").replaceFirst("/$", "").equals(EU.apiUrl.getHost());
	}

	/** The base URL of the region's REST API. */
	public URI apiUrl() {
		return this.apiUrl;
	}

}

package sample.pagerduty.client.config;

import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where the REST API is: one host for each region, unless the operator has named one for
 * all. Base URLs have no slash at the end.
 *
 * @param us the base URL for accounts in the United States
 * @param eu the base URL for accounts in the European Union
 * @param configured the operator's base URL for all accounts, or {@code null} to go by
 * the region
 */
public record ApiEndpoints(URI us, URI eu, @Nullable URI configured) {

	private static final URI PAGERDUTY_US = URI.create("https://api.pagerduty.com");

	private static final URI PAGERDUTY_EU = URI.create("https://api.eu.pagerduty.com");

	/**
	 * PagerDuty's own, or those of whoever stands in for its OAuth and is taken to stand
	 * in for its API too.
	 */
	static ApiEndpoints of(URI oauthUrl, @Nullable URI configured) {
		if (OAuthEndpoints.arePagerDutys(oauthUrl)) {
			return new ApiEndpoints(PAGERDUTY_US, PAGERDUTY_EU, configured);
		}
		String origin = oauthUrl.getScheme() + "://" + oauthUrl.getRawAuthority();
		return new ApiEndpoints(URI.create(origin), URI.create(origin + "/eu"), configured);
	}

	/**
	 * The base URL for the accounts of a region.
	 * @param region the region
	 * @return the base URL
	 */
	public URI urlFor(Region region) {
		return (this.configured != null) ? this.configured : ofRegion(region);
	}

	/**
	 * The base URL of the other region, which is where a token works that this one does
	 * not know.
	 * @param apiUrl the base URL of one region
	 * @return the other one's, or nothing if the base URL is that of neither
	 */
	public Optional<URI> otherRegionOf(URI apiUrl) {
		if (apiUrl.equals(this.us)) {
			return Optional.of(this.eu);
		}
		return apiUrl.equals(this.eu) ? Optional.of(this.us) : Optional.empty();
	}

	/** Every base URL that a token of this app may be sent to. */
	public Stream<URI> all() {
		return (this.configured != null) ? Stream.of(this.configured) : Stream.of(this.us, this.eu);
	}

	/**
	 * The region of an account. The audience of its ID token holds the host of its API;
	 * only the known ones count, because a bearer token goes there.
	 * @param audience the {@code aud} claim
	 * @return the region, the United States unless the audience says otherwise
	 */
	public Region region(@Nullable Collection<String> audience) {
		return (audience != null) && audience.stream().anyMatch(this::isEuropean) ? Region.EU : Region.US;
	}

	/** PagerDuty does not document whether the audience is a host or a URL. */
	private boolean isEuropean(String audience) {
		String url = audience.replaceFirst("/$", "");
		return url.equals(this.eu.toString())
				|| (url.equals(this.eu.getHost()) && !this.eu.getHost().equals(this.us.getHost()));
	}

	private URI ofRegion(Region region) {
		return (region == Region.EU) ? this.eu : this.us;
	}

}

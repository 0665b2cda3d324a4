package sample.pagerduty.client.config;

import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Base URLs of the REST API, one for each region unless the operator configured one for
 * all. They have no slash at the end.
 *
 * @param configured the base URL for all accounts, or {@code null} to use that of the
 * account's region
 */
public record ApiEndpoints(URI us, URI eu, @Nullable URI configured) {

	private static final URI PAGERDUTY_US = URI.create("https://api.pagerduty.com");

	private static final URI PAGERDUTY_EU = URI.create("https://api.eu.pagerduty.com");

	/**
	 * A fake PagerDuty, such as the sandbox, has its API on the same host as its OAuth
	 * endpoints.
	 */
	static ApiEndpoints of(URI oauthUrl, @Nullable URI configured) {
		if (OAuthEndpoints.isPagerDuty(oauthUrl)) {
			return new ApiEndpoints(PAGERDUTY_US, PAGERDUTY_EU, configured);
		}
		String origin = oauthUrl.getScheme() + "://" + oauthUrl.getRawAuthority();
		return new ApiEndpoints(URI.create(origin), URI.create(origin + "/eu"), configured);
	}

	public URI urlFor(Region region) {
		return (this.configured != null) ? this.configured : ofRegion(region);
	}

	/**
	 * The base URL of the other region, where a token that this region does not know may
	 * work. Empty if the base URL belongs to neither.
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
	 * The region of an account, from the {@code aud} claim of its ID token, which names
	 * the host of its API. Only known hosts count, because tokens are sent there; any
	 * other audience means the United States.
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

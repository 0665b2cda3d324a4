package sample.pagerduty.client.rest;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;

/** Lets only web addresses be links. */
final class WebLink {

	private WebLink() {
	}

	/** The link if it is an absolute http(s) URL. */
	static @Nullable String orNull(@Nullable String link) {
		if (link == null) {
			return null;
		}
		try {
			URI uri = new URI(link);
			boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
			return (web && uri.getHost() != null) ? link : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}

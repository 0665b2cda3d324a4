package sample.pagerduty.sandbox;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Where the registered app is: the origins of its redirect URIs. Pages on which a login
 * ends link back to these only, never to an address from a request.
 */
@Component
public final class AppOrigins {

	private final List<URI> redirectUris;

	/**
	 * An origin.
	 *
	 * @param name host and port
	 */
	public record Origin(String url, String name) {

		static Origin of(URI redirectUri) {
			return new Origin(redirectUri.resolve("/").toString(), redirectUri.getRawAuthority());
		}

	}

	public AppOrigins(SandboxOptions options) {
		this.redirectUris = options.redirectUris().stream().filter(AppOrigins::isWebPage).toList();
	}

	private static boolean isWebPage(URI uri) {
		return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getRawAuthority() != null;
	}

	public List<Origin> all() {
		return this.redirectUris.stream().map(Origin::of).distinct().toList();
	}

	/** The origin of a registered redirect URI; all origins if it is not registered. */
	public List<Origin> of(@Nullable String redirectUri) {
		return this.redirectUris.stream()
			.filter((uri) -> uri.toString().equals(redirectUri))
			.findFirst()
			.map((uri) -> List.of(Origin.of(uri)))
			.orElseGet(this::all);
	}

}

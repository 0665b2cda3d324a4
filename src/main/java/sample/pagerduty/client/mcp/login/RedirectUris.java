package sample.pagerduty.client.mcp.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import sample.pagerduty.client.config.Loopback;

/**
 * Which redirect URIs a client may have, and which one of them a request means. A client
 * on the person's machine listens on a free port or has its own URI scheme (RFC 8252
 * section 7).
 */
final class RedirectUris {

	static final int MAX_NUMBER = 10;

	private static final int MAX_LENGTH = 500;

	private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]{1," + MAX_LENGTH + "}");

	/** Schemes that a browser handles itself or gives to a program that is no client. */
	private static final Set<String> FORBIDDEN_SCHEMES = Set.of("javascript", "data", "file", "blob", "vbscript",
			"about", "filesystem", "ftp", "ws", "wss", "mailto", "tel", "sms", "view-source", "chrome", "intent", "jar",
			"resource");

	private RedirectUris() {
	}

	/** Whether a client may have such a redirect URI. */
	static boolean isAllowed(String redirectUri) {
		return parse(redirectUri).filter(RedirectUris::isAllowed).isPresent();
	}

	private static boolean isAllowed(URI uri) {
		if (uri.getRawFragment() != null || uri.getRawUserInfo() != null || uri.isOpaque() || !uri.isAbsolute()) {
			return false;
		}
		return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
			case "https" -> uri.getHost() != null;
			case "http" -> isLoopback(uri);
			default -> !FORBIDDEN_SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT));
		};
	}

	/**
	 * Whether a request names one of a client's redirect URIs. The port on loopback does
	 * not count, also for {@code localhost}, which RFC 8252 section 7.3 leaves out.
	 */
	static boolean contains(Collection<String> registered, String requested) {
		return isAllowed(requested) && (registered.contains(requested)
				|| registered.stream().anyMatch((known) -> differInPortOnly(URI.create(known), URI.create(requested))));
	}

	private static boolean differInPortOnly(URI known, URI requested) {
		return isHttp(known) && isHttp(requested) && isLoopback(known)
				&& known.getHost().equalsIgnoreCase(requested.getHost())
				&& known.getRawPath().equals(requested.getRawPath())
				&& Objects.equals(known.getRawQuery(), requested.getRawQuery());
	}

	/** Where an allowed redirect URI leads, in words. */
	static String describe(String redirectUri) {
		URI uri = URI.create(redirectUri);
		if (isLoopback(uri)) {
			return "a program on this computer (" + uri.getRawAuthority() + ")";
		}
		return (uri.getHost() != null && uri.getScheme().equalsIgnoreCase("https")) ? uri.getRawAuthority()
				: "the program on this computer that opens " + uri.getScheme() + ": links";
	}

	/** The source expression of an allowed redirect URI in a Content-Security-Policy. */
	static String source(String redirectUri) {
		URI uri = URI.create(redirectUri);
		boolean canBeNamed = uri.getHost() != null && !uri.getHost().startsWith("[")
				&& (isHttp(uri) || uri.getScheme().equalsIgnoreCase("https"));
		return canBeNamed ? uri.getScheme() + "://" + uri.getRawAuthority() : uri.getScheme() + ":";
	}

	private static boolean isHttp(URI uri) {
		return uri.getScheme().equalsIgnoreCase("http");
	}

	private static boolean isLoopback(URI uri) {
		return isHttp(uri) && uri.getHost() != null && Loopback.includes(uri.getHost());
	}

	private static Optional<URI> parse(String redirectUri) {
		try {
			return PRINTABLE.matcher(redirectUri).matches() ? Optional.of(new URI(redirectUri)) : Optional.empty();
		}
		catch (URISyntaxException ex) {
			return Optional.empty();
		}
	}

}

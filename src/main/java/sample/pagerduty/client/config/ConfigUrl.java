package sample.pagerduty.client.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads settings that are URLs, and says what is wrong with one. */
final class ConfigUrl {

	/** The characters of a URI (RFC 3986 section 2). */
	private static final Pattern URI_CHARACTER = Pattern.compile("[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]");

	private static final Pattern AUTHORITY_CHARACTER = Pattern.compile("[A-Za-z0-9.:\\[\\]-]");

	private static final Pattern LABELS = Pattern.compile("[^.]{1,63}(\\.[^.]{1,63})*");

	private static final int MAX_HOST_LENGTH = 253;

	/** A path that browsers and servers would change before they use it. */
	private static final Pattern CHANGEABLE_PATH = Pattern.compile("(?i).*(//|/(\\.|%2e){1,2}(/|$)).*");

	private ConfigUrl() {
	}

	/** An absolute URL: https, or http on this machine. */
	static URI parse(ConfigValue value) {
		URI url;
		try {
			url = new URI(value.text());
		}
		catch (URISyntaxException ex) {
			throw value.invalid("is not a URL"
					+ value.firstOther(URI_CHARACTER).map((other) -> ": it contains " + other).orElse(" (RFC 3986)"));
		}
		checkHost(value, url);
		String scheme = (url.getScheme() != null) ? url.getScheme().toLowerCase(Locale.ROOT) : "";
		if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
			throw value.invalid("must be an absolute URL that starts with https:// (or http://localhost)");
		}
		if (url.getPort() == 0 || url.getPort() > ConfigValue.MAX_PORT) {
			throw value.invalid("must have a port from 1 to 65535");
		}
		if (url.getRawUserInfo() != null) {
			throw value.invalid("must not contain a user name or password");
		}
		if (url.getRawFragment() != null) {
			throw value.invalid("must not contain a fragment (#…) (RFC 6749 section 3.1.2)");
		}
		if (scheme.equals("http") && !Loopback.includes(url.getHost())) {
			throw value.invalid("must start with https://, because %s is not this machine".formatted(url.getHost()));
		}
		return url;
	}

	/** Java knows no host if its name has a character that no host name has. */
	private static void checkHost(ConfigValue value, URI url) {
		String authority = url.getRawAuthority();
		if (url.getHost() == null && authority != null && !authority.contains("@")) {
			CharacterCheck.firstOther(authority, value.text().indexOf("//") + 2, AUTHORITY_CHARACTER)
				.ifPresent((other) -> {
					throw value.invalid(
							"contains %s, which a host name cannot contain; write a name with other letters in its ASCII form (xn--…)"
								.formatted(other));
				});
		}
		String host = url.getHost();
		if (host != null && !host.startsWith("[")
				&& (!LABELS.matcher(host).matches() || host.length() > MAX_HOST_LENGTH)) {
			throw value
				.invalid("must have a host name without a dot at the end, and with at most 63 characters between dots");
		}
	}

	/** Refuses a path that does not stay as it is written. */
	static void checkPath(ConfigValue value, URI url) {
		if (url.getRawPath() != null && CHANGEABLE_PATH.matcher(url.getRawPath()).matches()) {
			throw value.invalid("must not have //, /./ or /../ in its path");
		}
	}

	/** A URL to append paths to: without query, without slash at the end. */
	static URI parseBase(ConfigValue value) {
		if (parse(value).getRawQuery() != null) {
			throw value.invalid("must not contain a query (?…)");
		}
		URI base = URI.create(value.text().replaceAll("/+$", ""));
		checkPath(value, base);
		return base;
	}

}

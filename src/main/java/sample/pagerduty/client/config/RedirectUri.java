package sample.pagerduty.client.config;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the redirect URI, whose path becomes one of this app. */
final class RedirectUri {

	private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9._/-]*");

	/** Paths that cannot be the callback. A test proves that no page is missing. */
	private static final List<String> RESERVED_PATHS = List.of("/", "/connect", "/disconnect", "/sign-out", "/switch",
			"/refresh", "/scopes", "/scripts", "/console", "/app-token", "/services", "/setup", "/api", "/error",
			"/actuator", "/webjars", "/css", "/js", "/images", "/agents", "/v1", "/mcp", "/.well-known",
			"/terminal-login", "/activity", "/activity.csv", "/how-it-went");

	private RedirectUri() {
	}

	static URI parse(ConfigValue value) {
		URI uri = value.url();
		String path = uri.getRawPath();
		if (uri.getRawQuery() != null || !PLAIN_PATH.matcher(path).matches()) {
			throw value.invalid(
					"must be a plain URL without a query (?…), with only letters, digits, - _ . and / in its path");
		}
		ConfigUrl.checkPath(value, uri);
		if (uri.getScheme().equalsIgnoreCase("https") && path.indexOf('/', 1) > 0
				&& path.indexOf('/', 1) < path.length() - 1) {
			// A proxy that removes the prefix, or does not, would break links or the
			// login.
			throw value
				.invalid("has a path of several parts, but this app cannot run below a path of a proxy; give it its "
						+ "own host name and a path such as /callback");
		}
		String firstSegment = path.replaceFirst("^(/[^/]*).*", "$1");
		if (path.isEmpty() || RESERVED_PATHS.contains(firstSegment)) {
			throw value.invalid("needs a path that no page of this app uses, such as /callback");
		}
		return uri;
	}

}

package sample.pagerduty.client.config;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where this app is reached. The redirect URI decides: its path is the callback, and on
 * loopback its port is the port, so that there is one place to change.
 *
 * @param redirectUri the URI that PagerDuty sends the browser back to, registered exactly
 * so
 * @param port the TCP port to listen on
 * @param bindAddress the address to listen on
 * @param trustProxy whether {@code X-Forwarded-*} headers are believed
 * @param sessionTimeout after which time without a request a session ends
 * @param warnings sentences about values that contradict each other
 */
public record WebSettings(URI redirectUri, int port, String bindAddress, boolean trustProxy, Duration sessionTimeout,
		List<String> warnings) {

	/** The path at which a script gets its token. */
	public static final String TOKEN_PATH = "/api/token";

	private static final int DEFAULT_PORT = 5000;

	private static final Duration DEFAULT_SESSION_TIMEOUT = Duration.ofHours(12);

	private static final Duration SHORTEST_SESSION_TIMEOUT = Duration.ofMinutes(1);

	private static final Duration LONGEST_SESSION_TIMEOUT = Duration.ofDays(30);

	/** The redirect URI of a newcomer, who registers it as the README says. */
	public static final URI DEFAULT_REDIRECT_URI = defaultRedirectUri(DEFAULT_PORT);

	private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9._/-]*");

	private static final List<String> OWN_PATHS = List.of("/", "/connect", "/disconnect", "/sign-out", "/switch",
			"/refresh", "/scopes", "/scripts", "/console", "/app-token", "/services", "/setup", "/api", "/error", "/actuator",
			"/webjars", "/css", "/js", "/images");

	/**
	 * Judges what the operator wrote.
	 * @param sources the gathered values
	 * @return the settings
	 * @throws InvalidConfigurationException if a value cannot be used
	 */
	public static WebSettings of(ConfigSources sources) {
		Optional<Integer> port = sources.find(ConfigKey.PORT).map(ConfigValue::port);
		URI redirectUri = sources.find(ConfigKey.REDIRECT_URI)
			.map(WebSettings::redirectUri)
			.orElseGet(() -> port.map(WebSettings::defaultRedirectUri).orElse(DEFAULT_REDIRECT_URI));
		// Plain http has no proxy in front: the browser comes to the port of the URI.
		int listenOn = isSecure(redirectUri) ? port.orElse(DEFAULT_PORT) : portOf(redirectUri);
		List<String> warnings = port.filter((wanted) -> wanted != listenOn)
			.map((ignored) -> List.of("PORT %d is ignored, because REDIRECT_URI %s says where the browser comes back to"
				.formatted(ignored, redirectUri)))
			.orElse(List.of());
		String bindAddress = sources.find(ConfigKey.BIND_ADDRESS)
			.map(WebSettings::bindAddress)
			.orElseGet(() -> redirectUri.getHost().contains(":") ? "::1" : "127.0.0.1");
		boolean trustProxy = sources.find(ConfigKey.TRUST_PROXY).map(ConfigValue::flag).orElse(false);
		Duration sessionTimeout = sources.find(ConfigKey.SESSION_TIMEOUT)
			.map(WebSettings::sessionTimeout)
			.orElse(DEFAULT_SESSION_TIMEOUT);
		return new WebSettings(redirectUri, listenOn, bindAddress, trustProxy, sessionTimeout, warnings);
	}

	private static URI defaultRedirectUri(int port) {
		return URI.create("http://localhost:%d/callback".formatted(port));
	}

	private static URI redirectUri(ConfigValue value) {
		URI uri = value.url();
		String path = uri.getRawPath();
		if (uri.getRawQuery() != null || !PLAIN_PATH.matcher(path).matches()) {
			throw value.invalid("must be a plain URL without a query (?…), its path of letters, digits, - _ . and /");
		}
		String firstSegment = path.replaceFirst("^(/[^/]*).*", "$1");
		if (path.isEmpty() || OWN_PATHS.contains(firstSegment)) {
			throw value.invalid("needs a path that this app does not use for a page of its own, such as /callback");
		}
		return uri;
	}

	private static String bindAddress(ConfigValue value) {
		try {
			InetAddress address = InetAddress.getByName(value.text());
			if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
				return address.getHostAddress();
			}
		}
		catch (UnknownHostException | SocketException ex) {
			// the sentence below says it
		}
		throw value.invalid("is not an address of this machine; 127.0.0.1 is loopback, 0.0.0.0 is every interface");
	}

	private static Duration sessionTimeout(ConfigValue value) {
		return value.duration(SHORTEST_SESSION_TIMEOUT, LONGEST_SESSION_TIMEOUT, "such as 12h or 30m, from 1m to 30d");
	}

	private static boolean isSecure(URI uri) {
		return uri.getScheme().equalsIgnoreCase("https");
	}

	private static int portOf(URI uri) {
		return (uri.getPort() != -1) ? uri.getPort() : 80;
	}

	/** Whether the browser speaks https to this app (or to the proxy before it). */
	public boolean isSecure() {
		return isSecure(this.redirectUri);
	}

	/**
	 * The name of a cookie. Over https, browsers accept a cookie of such a name only from
	 * this host, without a domain and with {@code Secure}.
	 */
	public String cookieName(String name) {
		return isSecure() ? "__Host-" + name : name;
	}

	/** Whether only this machine can reach the app. */
	public boolean isOnLoopback() {
		return Loopback.includes(this.bindAddress);
	}

	/**
	 * Whether nobody but who sits at this machine is meant to use the app: it listens on
	 * loopback, and no proxy stands in front.
	 */
	public boolean isForThisMachineOnly() {
		return isOnLoopback() && Loopback.includes(this.redirectUri.getHost());
	}

	/** The page of this app to open in a browser. */
	public URI home() {
		return this.redirectUri.resolve("/");
	}

	/**
	 * Where a login starts. Absolute, because the cookie of a login must belong to the
	 * host that the callback comes to.
	 */
	public URI connectUrl() {
		return home().resolve("/connect/pagerduty");
	}

	/** Where a script gets its token. */
	public URI tokenUrl() {
		return home().resolve(TOKEN_PATH);
	}

	/** The path that PagerDuty sends the browser back to. */
	public String callbackPath() {
		return this.redirectUri.getPath();
	}

}

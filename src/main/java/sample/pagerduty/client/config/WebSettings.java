package sample.pagerduty.client.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where browsers reach this app. The redirect URI decides: its path is the callback, and
 * its port is the port to listen on, unless a proxy with https is in front.
 *
 * @param redirectUri the URI that is registered at PagerDuty
 * @param alsoOnOtherLoopback whether to listen on the other loopback address too, because
 * {@code localhost} means both
 * @param trustProxy whether to trust {@code X-Forwarded-*} headers
 * @param sessionTimeout how long a session lasts without a request
 * @param warnings sentences about settings that are ignored
 */
public record WebSettings(URI redirectUri, int port, String bindAddress, boolean alsoOnOtherLoopback,
		boolean trustProxy, Duration sessionTimeout, List<String> warnings) {

	/** Where a script gets its token. */
	public static final String TOKEN_PATH = "/api/token";

	private static final int DEFAULT_PORT = 5000;

	private static final Duration DEFAULT_SESSION_TIMEOUT = Duration.ofHours(12);

	private static final Duration MIN_SESSION_TIMEOUT = Duration.ofMinutes(1);

	private static final Duration MAX_SESSION_TIMEOUT = Duration.ofDays(30);

	/** The one that the README tells people to register. */
	public static final URI DEFAULT_REDIRECT_URI = defaultRedirectUri(DEFAULT_PORT);

	public static WebSettings of(ConfigSources sources) {
		Optional<Integer> port = sources.find(ConfigKey.PORT).map(ConfigValue::port);
		URI redirectUri = sources.find(ConfigKey.REDIRECT_URI)
			.map(RedirectUri::parse)
			.orElseGet(() -> port.map(WebSettings::defaultRedirectUri).orElse(DEFAULT_REDIRECT_URI));
		// With plain http there is no proxy: the browser comes to the port in the URI.
		int listenOn = isSecure(redirectUri) ? port.orElse(DEFAULT_PORT) : portOf(redirectUri);
		List<String> warnings = port.filter((wanted) -> wanted != listenOn)
			.map((ignored) -> List
				.of("PORT %d is ignored, because the port in REDIRECT_URI %s is used".formatted(ignored, redirectUri)))
			.orElse(List.of());
		Optional<String> wantedAddress = sources.find(ConfigKey.BIND_ADDRESS).map(WebSettings::bindAddress);
		String bindAddress = wantedAddress.orElseGet(() -> redirectUri.getHost().contains(":") ? "::1" : "127.0.0.1");
		boolean trustProxy = sources.find(ConfigKey.TRUST_PROXY).map(ConfigValue::flag).orElse(false);
		Duration sessionTimeout = sources.find(ConfigKey.SESSION_TIMEOUT)
			.map(WebSettings::sessionTimeout)
			.orElse(DEFAULT_SESSION_TIMEOUT);
		boolean bothLoopbacks = wantedAddress.isEmpty() && redirectUri.getHost().equalsIgnoreCase("localhost");
		return new WebSettings(redirectUri, listenOn, bindAddress, bothLoopbacks, trustProxy, sessionTimeout, warnings);
	}

	/** The same, listening on a free port of loopback, for programs of this machine. */
	public WebSettings onFreePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return new WebSettings(this.redirectUri, socket.getLocalPort(),
					InetAddress.getLoopbackAddress().getHostAddress(), false, false, this.sessionTimeout, List.of());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static URI defaultRedirectUri(int port) {
		return URI.create("http://localhost:%d/callback".formatted(port));
	}

	private static String bindAddress(ConfigValue value) {
		try {
			InetAddress address = InetAddress.getByName(value.text());
			if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
				return address.getHostAddress();
			}
		}
		catch (UnknownHostException | SocketException ex) {
			// reported below
		}
		throw value
			.invalid("is not an address of this machine; use 127.0.0.1 for loopback or 0.0.0.0 for all interfaces");
	}

	private static Duration sessionTimeout(ConfigValue value) {
		return value.duration(MIN_SESSION_TIMEOUT, MAX_SESSION_TIMEOUT, "such as 12h or 30m, from 1m to 30d");
	}

	private static boolean isSecure(URI uri) {
		return uri.getScheme().equalsIgnoreCase("https");
	}

	private static int portOf(URI uri) {
		return (uri.getPort() != -1) ? uri.getPort() : 80;
	}

	/** Whether browsers use https, to this app or to the proxy in front of it. */
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

	/** Where the app listens: one address, or both loopback addresses. */
	public List<InetAddress> addresses() {
		InetAddress address = Loopback.address(this.bindAddress);
		return this.alsoOnOtherLoopback ? Loopback.both(address) : List.of(address);
	}

	/** Whether only this machine can reach the app. */
	public boolean isOnLoopback() {
		return Loopback.includes(this.bindAddress);
	}

	/**
	 * Whether the app is for people at this machine only: it listens on loopback, and
	 * there is no proxy in front.
	 */
	public boolean isForThisMachineOnly() {
		return isOnLoopback() && Loopback.includes(this.redirectUri.getHost());
	}

	public URI home() {
		return this.redirectUri.resolve("/");
	}

	/**
	 * Where a login starts. Absolute, because the session cookie must belong to the host
	 * of the redirect URI.
	 */
	public URI connectUrl() {
		return home().resolve("/connect/pagerduty");
	}

	public URI tokenUrl() {
		return home().resolve(TOKEN_PATH);
	}

	public String callbackPath() {
		return this.redirectUri.getPath();
	}

}

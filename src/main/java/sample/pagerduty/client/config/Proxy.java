package sample.pagerduty.client.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The proxy through which this app reaches PagerDuty. Hosts on this machine are reached
 * without it.
 *
 * @param user the user, or {@code null} if the proxy requires none
 */
public record Proxy(String host, int port, @Nullable String user, Secret password) {

	/** RFC 7617 section 2: no colon, and no control characters. */
	private static final Pattern USER_CHARACTER = Pattern.compile("[^:\\p{Cntrl}]");

	private static final Pattern PASSWORD_CHARACTER = Pattern.compile("\\P{Cntrl}");

	/** Its address, without the credentials. */
	public URI url() {
		return URI.create("http://" + (this.host.contains(":") ? "[" + this.host + "]" : this.host) + ":" + this.port);
	}

	static Optional<Proxy> of(ConfigSources sources) {
		Optional<ConfigValue> url = sources.find(ConfigKey.PROXY_URL);
		Optional<ConfigValue> user = sources.find(ConfigKey.PROXY_USER);
		Optional<ConfigValue> password = sources.find(ConfigKey.PROXY_PASSWORD);
		if (url.isEmpty()) {
			user.or(() -> password).ifPresent((value) -> {
				throw value.invalid("needs %s too".formatted(value.nameOf(ConfigKey.PROXY_URL)));
			});
			return Optional.empty();
		}
		password.filter((value) -> user.isEmpty()).ifPresent((value) -> {
			throw value.invalid("needs %s too".formatted(value.nameOf(ConfigKey.PROXY_USER)));
		});
		user.ifPresent((value) -> value.checkCharacters(USER_CHARACTER, "the user of a proxy cannot contain"));
		password.ifPresent((value) -> value.checkCharacters(PASSWORD_CHARACTER, "a password cannot contain"));
		URI address = address(url.get());
		return Optional.of(new Proxy(address.getHost().replaceAll("[\\[\\]]", ""), address.getPort(),
				user.map(ConfigValue::text).orElse(null), new Secret(password.map(ConfigValue::text).orElse(""))));
	}

	private static URI address(ConfigValue value) {
		if (value.text().contains("@")) {
			throw value.invalid("must not contain a user name or password; they belong in %s and %s"
				.formatted(value.nameOf(ConfigKey.PROXY_USER), value.nameOf(ConfigKey.PROXY_PASSWORD)));
		}
		try {
			URI url = new URI(value.text());
			boolean isAddress = "http".equalsIgnoreCase(url.getScheme()) && url.getHost() != null && url.getPort() > 0
					&& url.getPort() <= ConfigValue.MAX_PORT && url.getRawQuery() == null
					&& url.getRawFragment() == null && url.getRawPath().matches("/?");
			if (isAddress) {
				return url;
			}
		}
		catch (URISyntaxException ex) {
			// reported below
		}
		throw value.invalid("must look like http://HOST:PORT; this app speaks plain http to the proxy, "
				+ "and https to PagerDuty through it");
	}

}

package sample.pagerduty.client.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.boot.convert.DurationStyle;

/**
 * One setting, with the conversions that can fail.
 *
 * @param source where it was read from, as text for messages
 */
record ConfigValue(ConfigKey key, String text, String source) {

	private static final Pattern PLACEHOLDER = Pattern.compile("(?i).*(your[-_ ]|<.*>|x{6,}).*");

	private static final int MAX_PORT = 65535;

	private static final int KEY_LENGTH = 32;

	/** The text, which must not be the placeholder from the example file. */
	String filledIn() {
		if (PLACEHOLDER.matcher(this.text).matches()) {
			throw invalid("is still the placeholder; replace it with the value from PagerDuty's App Registration");
		}
		return this.text;
	}

	/** An absolute URL: https, or http on this machine. */
	URI url() {
		URI url;
		try {
			url = new URI(this.text);
		}
		catch (URISyntaxException ex) {
			throw invalid("is not a URL");
		}
		String scheme = (url.getScheme() != null) ? url.getScheme().toLowerCase(Locale.ROOT) : "";
		if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
			throw invalid("must be an absolute URL that starts with https:// (or http://localhost)");
		}
		if (url.getPort() == 0 || url.getPort() > MAX_PORT) {
			throw invalid("must have a port from 1 to 65535");
		}
		if (url.getRawUserInfo() != null) {
			throw invalid("must not contain a user name or password");
		}
		if (url.getRawFragment() != null) {
			throw invalid("must not contain a fragment (#…) (RFC 6749 section 3.1.2)");
		}
		if (scheme.equals("http") && !Loopback.includes(url.getHost())) {
			throw invalid("must start with https://, because %s is not this machine".formatted(url.getHost()));
		}
		return url;
	}

	/** A URL to append paths to: without query, without slash at the end. */
	URI baseUrl() {
		URI url = url();
		if (url.getRawQuery() != null) {
			throw invalid("must not contain a query (?…)");
		}
		return URI.create(this.text.replaceAll("/+$", ""));
	}

	int port() {
		try {
			int port = Integer.parseInt(this.text);
			if (port >= minPort() && port <= MAX_PORT) {
				return port;
			}
		}
		catch (NumberFormatException ex) {
			// reported below
		}
		throw invalid("must be a port number from 1 to 65535");
	}

	/** Port 0 means any free port, which only the sandbox can use. */
	private int minPort() {
		return (this.key == ConfigKey.SANDBOX_PORT) ? 0 : 1;
	}

	boolean flag() {
		return switch (this.text.toLowerCase(Locale.ROOT)) {
			case "true" -> true;
			case "false" -> false;
			default -> throw invalid("must be true or false");
		};
	}

	Duration timeout() {
		return duration(Duration.ofMillis(1), Duration.ofMinutes(5), "such as 3s or 500ms, from 1ms to 5m");
	}

	/** A duration within bounds, which the hint describes. */
	Duration duration(Duration min, Duration max, String hint) {
		try {
			Duration duration = DurationStyle.SIMPLE.parse(this.text, ChronoUnit.SECONDS);
			if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
				return duration;
			}
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			// reported below
		}
		throw invalid("must be a duration " + hint);
	}

	/** A key for AES-256. */
	Secret encryptionKey() {
		try {
			if (Base64.getDecoder().decode(this.text).length == KEY_LENGTH) {
				return new Secret(this.text);
			}
		}
		catch (IllegalArgumentException ex) {
			// reported below
		}
		throw invalid("must be 32 random bytes in base64; create them with: openssl rand -base64 32");
	}

	/** A secret may be in the wrong place, or in a URL. */
	private boolean mayBeQuoted() {
		return !this.key.isSecret() && !this.text.contains("@") && !this.text.contains("password");
	}

	/** Quotes the value unless it may be a secret. */
	InvalidConfigurationException invalid(String complaint) {
		String quoted = mayBeQuoted() ? " (\"" + this.text + "\")" : "";
		return new InvalidConfigurationException("%s%s in %s %s.".formatted(this.key, quoted, this.source, complaint));
	}

}

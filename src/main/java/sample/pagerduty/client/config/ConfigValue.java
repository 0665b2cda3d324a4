package sample.pagerduty.client.config;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.boot.convert.DurationStyle;

/**
 * One setting, with the conversions that can fail.
 *
 * @param source where it was read from, as text for messages
 * @param name the key as it is spelled there
 */
record ConfigValue(ConfigKey key, String text, String source, String name) {

	/** RFC 6749 appendix A: VSCHAR. */
	private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7E]");

	private static final Pattern PLACEHOLDER = Pattern.compile("(?i).*(your[-_ ]|<.*>|x{6,}).*");

	static final int MAX_PORT = 65535;

	private static final int KEY_LENGTH = 32;

	/** The text, which must not be the placeholder from the example file. */
	String filledIn() {
		if (PLACEHOLDER.matcher(this.text).matches()) {
			throw invalid("is still the placeholder; replace it with the value from PagerDuty's App Registration");
		}
		return this.text;
	}

	/** A client ID or secret (RFC 6749 appendixes A.1 and A.2). */
	String credential() {
		checkCharacters(VISIBLE, "a client ID or secret cannot contain (RFC 6749 appendix A)");
		return filledIn();
	}

	/**
	 * Refuses the first character that the value cannot have, without more of the value.
	 */
	void checkCharacters(Pattern allowed, String complaint) {
		firstOther(allowed).ifPresent((other) -> {
			throw invalid("contains %s, which %s".formatted(other, complaint));
		});
	}

	/** The first character that is not allowed, and where it is. */
	Optional<String> firstOther(Pattern allowed) {
		return CharacterCheck.firstOther(this.text, 0, allowed);
	}

	/** How another key is spelled in the same place. */
	String nameOf(ConfigKey other) {
		return this.name.equals(this.key.variable()) ? other.variable() : other.name();
	}

	/** An absolute URL: https, or http on this machine. */
	URI url() {
		return ConfigUrl.parse(this);
	}

	/** A URL to append paths to: without query, without slash at the end. */
	URI baseUrl() {
		return ConfigUrl.parseBase(this);
	}

	int port() {
		if (this.text.matches("[0-9]{1,5}")) {
			int port = Integer.parseInt(this.text);
			if (port >= minPort() && port <= MAX_PORT) {
				return port;
			}
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
		// A line break would make two messages of one.
		String quoted = mayBeQuoted() ? " (\"" + this.text.replaceAll("\\p{Cntrl}", "?") + "\")" : "";
		return new InvalidConfigurationException("%s%s in %s %s.".formatted(this.name, quoted, this.source, complaint));
	}

}

package sample.pagerduty.client.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The key of an application that may ask for tokens of people. Only its hash is kept, and
 * it is compared in constant time.
 *
 * @param name what people know the application by
 * @param hash the SHA-256 of the key
 */
public record AgentKey(String name, Secret hash) {

	/** Arcade's clients treat keys that begin otherwise as keys of Arcade's cloud. */
	private static final String PREFIX = "arc_";

	private static final int MIN_DIFFERENT_CHARACTERS = 10;

	private static final int MAX_NAME_LENGTH = 64;

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9 ._-]*[A-Za-z0-9])?");

	private static final Pattern RANDOM_PART = Pattern.compile("[A-Za-z0-9_-]{32,200}");

	/** Creates a key, for the operator to copy. */
	public static String generate() {
		return PREFIX + RandomSecret.next();
	}

	static AgentKey of(String name, String key) {
		return new AgentKey(name, new Secret(Sha256.hex(key)));
	}

	/** What is wrong with a name and a key, without quoting either. */
	static Optional<String> complaint(String name, String key) {
		if (name.startsWith(PREFIX)) {
			return Optional.of("has a key where the name belongs; write NAME=KEY");
		}
		if (!NAME.matcher(name).matches() || name.length() > MAX_NAME_LENGTH) {
			return Optional.of("needs a name of at most 64 letters, digits, blanks and . _ -");
		}
		if (!key.startsWith(PREFIX)) {
			return Optional.of("has a key that does not begin with arc_; create one with --new-agent-key");
		}
		String random = key.substring(PREFIX.length());
		if (!RANDOM_PART.matcher(random).matches()) {
			return Optional.of("has a key that is not arc_ and 32 to 200 letters, digits, - and _; "
					+ "create one with --new-agent-key");
		}
		if (random.chars().distinct().count() < MIN_DIFFERENT_CHARACTERS) {
			return Optional.of("has a key that is not random; create one with --new-agent-key");
		}
		return Optional.empty();
	}

	/** Whether this is the key that an application presents. */
	public boolean matches(String presented) {
		return MessageDigest.isEqual(this.hash.value().getBytes(StandardCharsets.US_ASCII),
				Sha256.hex(presented).getBytes(StandardCharsets.US_ASCII));
	}

}

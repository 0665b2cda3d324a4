package sample.pagerduty.client.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.springframework.beans.PropertyMatches;

/**
 * The keys of {@code config.json}; environment variables have the same names. The
 * documentation describes each of them.
 */
public enum ConfigKey {

	PD_CLIENT_ID("client_id"),

	PD_CLIENT_SECRET("client_secret"),

	/** A file with the secret, such as Docker and Kubernetes mount. */
	PD_CLIENT_SECRET_FILE,

	REDIRECT_URI,

	SCOPES,

	OAUTH_URL,

	API_URL,

	/** The account that PagerDuty offers first at login. */
	SUBDOMAIN,

	/** The region of that account: {@code us} or {@code eu}. */
	REGION,

	/** Whether people who are connected may get tokens of the app itself. */
	APP_TOKENS,

	PORT,

	BIND_ADDRESS,

	TRUST_PROXY,

	CONNECT_TIMEOUT,

	READ_TIMEOUT,

	/** How long before it expires an access token is refreshed. */
	REFRESH_MARGIN,

	SESSION_TIMEOUT,

	/** {@code file} or {@code memory}. */
	STORE,

	STORE_DIR,

	DATABASE_URL,

	DATABASE_USER,

	DATABASE_PASSWORD,

	/** Encrypts the store. */
	STORE_KEY,

	/** The previous key, until all rows are encrypted with the new one. */
	STORE_KEY_PREVIOUS,

	SANDBOX_PORT;

	private static final int MAX_TYPO_DISTANCE = 4;

	private static final Set<String> SECRETS = Set.of("PD_CLIENT_SECRET", "PD_CLIENT_SECRET_FILE", "DATABASE_PASSWORD",
			"STORE_KEY", "STORE_KEY_PREVIOUS");

	/** The name in the file that PagerDuty's "Download JSON" gives. */
	private final Optional<String> downloadName;

	ConfigKey() {
		this.downloadName = Optional.empty();
	}

	ConfigKey(String downloadName) {
		this.downloadName = Optional.of(downloadName);
	}

	static Optional<ConfigKey> named(String name) {
		return Arrays.stream(values())
			.filter((key) -> key.name().equals(name) || key.downloadName.filter(name::equals).isPresent())
			.findFirst();
	}

	/**
	 * Whether the value is a secret, or may be one by mistake, such as a secret in place
	 * of a file name.
	 */
	boolean isSecret() {
		return SECRETS.contains(name());
	}

	/** The known key that is most similar to an unknown one. */
	static Optional<String> nearestTo(String unknownName) {
		String name = unknownName.toUpperCase(Locale.ROOT);
		for (int distance = 0; distance <= MAX_TYPO_DISTANCE; distance++) {
			for (String match : PropertyMatches.forField(name, ConfigKey.class, distance).getPossibleMatches()) {
				if (named(match).isPresent()) {
					return Optional.of(match);
				}
			}
		}
		return Optional.empty();
	}

}

package sample.pagerduty.client.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.springframework.beans.PropertyMatches;

/**
 * The keys that {@code config.json} may hold; environment variables have the same names.
 * The README's configuration table describes each.
 */
public enum ConfigKey {

	PD_CLIENT_ID("client_id"),

	PD_CLIENT_SECRET("client_secret"),

	/** A file that holds the secret, as Docker and Kubernetes mount them. */
	PD_CLIENT_SECRET_FILE,

	REDIRECT_URI,

	SCOPES,

	OAUTH_URL,

	API_URL,

	/** The account that PagerDuty is to offer at the login. */
	SUBDOMAIN,

	/** {@code us} or {@code eu}: where that account lives. */
	REGION,

	/** Whether whoever is connected may get tokens of the app itself. */
	APP_TOKENS,

	PORT,

	BIND_ADDRESS,

	TRUST_PROXY,

	CONNECT_TIMEOUT,

	READ_TIMEOUT,

	/** How long before its end an access token is refreshed. */
	REFRESH_MARGIN,

	SESSION_TIMEOUT,

	/** {@code file} or {@code memory}. */
	STORE,

	STORE_DIR,

	DATABASE_URL,

	DATABASE_USER,

	DATABASE_PASSWORD,

	/** Encrypts what is stored. */
	STORE_KEY,

	/** The key before, while old rows are rewritten. */
	STORE_KEY_PREVIOUS,

	SANDBOX_PORT;

	private static final int FARTHEST_TYPO = 4;

	private static final Set<String> SECRETS = Set.of("PD_CLIENT_SECRET", "PD_CLIENT_SECRET_FILE", "DATABASE_PASSWORD",
			"STORE_KEY", "STORE_KEY_PREVIOUS");

	/** The name in the file that PagerDuty's "Download JSON" gives, if it is there. */
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
	 * Whether the value is a secret, or may be one by mistake, as in a key for a file
	 * name.
	 */
	boolean isSecret() {
		return SECRETS.contains(name());
	}

	/** The known key that looks most like a mistyped one. */
	static Optional<String> nearestTo(String unknownName) {
		String name = unknownName.toUpperCase(Locale.ROOT);
		for (int distance = 0; distance <= FARTHEST_TYPO; distance++) {
			for (String match : PropertyMatches.forField(name, ConfigKey.class, distance).getPossibleMatches()) {
				if (named(match).isPresent()) {
					return Optional.of(match);
				}
			}
		}
		return Optional.empty();
	}

}

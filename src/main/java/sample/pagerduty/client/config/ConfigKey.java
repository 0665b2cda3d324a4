package sample.pagerduty.client.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of {@code config.json}. In the environment all of them begin with {@code PD_},
 * because a variable such as {@code API_URL} may belong to another program. The
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

	/** The issuer of the ID tokens of a server other than PagerDuty. */
	ISSUER,

	/** Where that server has the keys of its ID tokens. */
	JWKS_URL,

	/** The account that PagerDuty offers first at login. */
	SUBDOMAIN,

	/** The region of that account: {@code us} or {@code eu}. */
	REGION,

	/** Whether people who are connected may get tokens of the app itself. */
	APP_TOKENS,

	/** Names or areas of the tools that agents can use; all of them without it. */
	AGENT_TOOLS,

	/** Names or areas of the tools that change something; none without it. */
	AGENT_WRITE_TOOLS,

	PORT,

	BIND_ADDRESS,

	TRUST_PROXY,

	CONNECT_TIMEOUT,

	READ_TIMEOUT,

	/** The proxy through which this app reaches PagerDuty. */
	PROXY_URL,

	PROXY_USER,

	PROXY_PASSWORD,

	/** How long before it expires an access token is refreshed. */
	REFRESH_MARGIN,

	SESSION_TIMEOUT,

	/** Whether an MCP client can be described by a document on the web. */
	MCP_CLIENT_METADATA,

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

	/** The applications that may ask for tokens of people, with their keys. */
	AGENT_API_KEYS,

	/** Where a browser may be sent after a person has allowed. */
	AGENT_NEXT_URIS,

	/** The operator's page that says who a browser belongs to. */
	AGENT_VERIFIER_URL,

	/** Other servers whose tools this app offers, with their secrets. */
	AGENT_WORKERS,

	/** How many days the log of who used what is kept. */
	ACTIVITY_DAYS,

	/** Whether Prometheus can read metrics. */
	METRICS,

	METRICS_PORT,

	/** Is told when a connection ends. */
	NOTIFY_URL,

	/** Signs what it is told. */
	NOTIFY_SECRET,

	SANDBOX_PORT,

	LOG_LEVEL;

	private static final String PREFIX = "PD_";

	private static final Set<String> SECRETS = Set.of("PD_CLIENT_SECRET", "PD_CLIENT_SECRET_FILE", "DATABASE_PASSWORD",
			"STORE_KEY", "STORE_KEY_PREVIOUS", "PROXY_PASSWORD", "NOTIFY_URL", "NOTIFY_SECRET", "AGENT_API_KEYS",
			"AGENT_WORKERS");

	/** The name in the file that PagerDuty's "Download JSON" gives. */
	private final Optional<String> downloadName;

	ConfigKey() {
		this.downloadName = Optional.empty();
	}

	ConfigKey(String downloadName) {
		this.downloadName = Optional.of(downloadName);
	}

	/** The key that has this name in {@code config.json}. */
	static Optional<ConfigKey> named(String name) {
		return Arrays.stream(values())
			.filter((key) -> key.name().equals(name) || key.variable().equals(name)
					|| key.downloadName.filter(name::equals).isPresent())
			.findFirst();
	}

	/** The name of its environment variable. */
	public String variable() {
		return name().startsWith(PREFIX) ? name() : PREFIX + name();
	}

	/**
	 * Whether the value is a secret, or may be one by mistake, such as a secret in place
	 * of a file name.
	 */
	boolean isSecret() {
		return SECRETS.contains(name());
	}

	/** Whether the value is a secret, not where to find one. */
	boolean isSecretItself() {
		return isSecret() && this != PD_CLIENT_SECRET_FILE;
	}

	/** Whether the value has names and secrets, which the file has as an object. */
	boolean isObject() {
		return this == AGENT_API_KEYS || this == AGENT_WORKERS;
	}

	/** Whether the value is a list of words, which the file can have as a list too. */
	boolean isList() {
		return this == SCOPES || this == AGENT_TOOLS || this == AGENT_WRITE_TOOLS || this == AGENT_NEXT_URIS;
	}

	/** The known key that is most similar to an unknown one. */
	static Optional<String> nearestTo(String unknownName) {
		return Nearest.to(unknownName.toUpperCase(Locale.ROOT), Arrays.stream(values()).map(Enum::name).toList());
	}

	/** The known variable that is most similar to an unknown one. */
	static Optional<String> nearestVariableTo(String unknownName) {
		return Nearest.to(unknownName.toUpperCase(Locale.ROOT),
				Arrays.stream(values()).map(ConfigKey::variable).toList());
	}

}

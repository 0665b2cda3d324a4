package sample.pagerduty.client.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The app as it is registered at PagerDuty, and how PagerDuty is reached.
 *
 * @param clientId the client id that App Registration gave
 * @param clientSecret the secret that App Registration showed once, or {@code null} for a
 * public app
 * @param scopes the scopes to ask for, {@code openid} always among them
 * @param oauth PagerDuty's OAuth endpoints
 * @param api where the REST API is
 * @param account the account that the operator means
 * @param appTokens whether people may get tokens of the app itself
 * @param connectTimeout how long a connection to PagerDuty may take to open
 * @param readTimeout how long PagerDuty may take to answer
 * @param refreshMargin how long before its end an access token is refreshed
 * @param sandbox whether this is the built-in stand-in for PagerDuty
 */
public record PagerDutyApp(String clientId, @Nullable Secret clientSecret, Set<String> scopes, OAuthEndpoints oauth,
		ApiEndpoints api, ExpectedAccount account, boolean appTokens, Duration connectTimeout, Duration readTimeout,
		Duration refreshMargin, boolean sandbox) {

	private static final URI DEFAULT_OAUTH_URL = URI.create("https://app.pagerduty.com/oauth");

	private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(3);

	private static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(10);

	private static final Duration DEFAULT_REFRESH_MARGIN = Duration.ofMinutes(5);

	private static final Duration LONGEST_REFRESH_MARGIN = Duration.ofDays(1);

	/**
	 * The app that the operator configured.
	 * @param sources the gathered values
	 * @return the app
	 * @throws InvalidConfigurationException if a value is missing or cannot be used
	 */
	public static PagerDutyApp of(ConfigSources sources) {
		String clientId = sources
			.require(ConfigKey.PD_CLIENT_ID, "copy it from the file that Download JSON gave at App Registration.")
			.filledIn();
		return of(sources, clientId, secret(sources), RequestedScopes.of(sources), oauthUrl(sources),
				sources.find(ConfigKey.API_URL).map(ConfigValue::baseUrl).orElse(null), false);
	}

	/**
	 * The app that the sandbox has registered, with the operator's scopes and time-outs.
	 * @param sources the gathered values
	 * @param clientId the sandbox's client id
	 * @param clientSecret the sandbox's client secret, empty if the app there is public
	 * @param classic whether the app there is one of Classic User OAuth
	 * @param oauthUrl the base of the sandbox's OAuth endpoints
	 * @return the app
	 * @throws InvalidConfigurationException if a value cannot be used
	 */
	public static PagerDutyApp onSandbox(ConfigSources sources, String clientId, String clientSecret, boolean classic,
			URI oauthUrl) {
		Set<String> scopes = classic ? RequestedScopes.ofClassic(sources) : RequestedScopes.of(sources);
		if (clientSecret.isEmpty() && AppKind.of(scopes, false) != AppKind.PUBLIC) {
			throw new InvalidConfigurationException(
					"The sandbox's app is public, and only a Classic app can be that; let SCOPES be read or write, or "
							+ "leave SCOPES or --app-kind=public out.");
		}
		return of(sources, clientId, clientSecret.isEmpty() ? null : new Secret(clientSecret), scopes, oauthUrl, null,
				true);
	}

	private static PagerDutyApp of(ConfigSources sources, String clientId, @Nullable Secret clientSecret,
			Set<String> scopes, URI oauthUrl, @Nullable URI apiUrl, boolean sandbox) {
		return new PagerDutyApp(clientId, clientSecret, scopes, OAuthEndpoints.of(oauthUrl),
				ApiEndpoints.of(oauthUrl, apiUrl), ExpectedAccount.of(sources),
				appTokens(sources, AppKind.of(scopes, clientSecret != null)),
				sources.find(ConfigKey.CONNECT_TIMEOUT).map(ConfigValue::timeout).orElse(DEFAULT_CONNECT_TIMEOUT),
				sources.find(ConfigKey.READ_TIMEOUT).map(ConfigValue::timeout).orElse(DEFAULT_READ_TIMEOUT),
				sources.find(ConfigKey.REFRESH_MARGIN).map(PagerDutyApp::refreshMargin).orElse(DEFAULT_REFRESH_MARGIN),
				sandbox);
	}

	private static @Nullable Secret secret(ConfigSources sources) {
		Optional<ConfigValue> file = sources.find(ConfigKey.PD_CLIENT_SECRET_FILE);
		Optional<ConfigValue> secret = sources.find(ConfigKey.PD_CLIENT_SECRET);
		if (file.isPresent()) {
			if (secret.isPresent()) {
				throw file.get().invalid("cannot be used together with PD_CLIENT_SECRET; leave one of the two out");
			}
			return new Secret(secretIn(file.get()).filledIn());
		}
		if (secret.isEmpty() && AppKind.of(RequestedScopes.of(sources), false) == AppKind.PUBLIC) {
			return null;
		}
		return new Secret(sources
			.require(ConfigKey.PD_CLIENT_SECRET,
					"copy it from the file that Download JSON gave, or name a file that holds it with "
							+ "PD_CLIENT_SECRET_FILE. Only a Classic app, with SCOPES read or write, can do without.")
			.filledIn());
	}

	private static ConfigValue secretIn(ConfigValue file) {
		try {
			String content = Files.readString(Path.of(file.text())).strip();
			if (!content.isEmpty()) {
				return new ConfigValue(ConfigKey.PD_CLIENT_SECRET, content,
						"the file that PD_CLIENT_SECRET_FILE names");
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			throw file.invalid("names a file that cannot be read; it must be a text file that this user may read");
		}
		throw file.invalid("names an empty file; write the client secret into it");
	}

	private static Duration refreshMargin(ConfigValue value) {
		return value.duration(Duration.ZERO, LONGEST_REFRESH_MARGIN, "such as 5m or 30s, at most 1d");
	}

	private static boolean appTokens(ConfigSources sources, AppKind kind) {
		Optional<ConfigValue> value = sources.find(ConfigKey.APP_TOKENS);
		boolean allowed = value.map(ConfigValue::flag).orElse(false);
		if (allowed && kind != AppKind.SCOPED) {
			throw value.orElseThrow()
				.invalid("is for Scoped OAuth alone; PagerDuty gives a Classic app no token of its own");
		}
		return allowed;
	}

	private static URI oauthUrl(ConfigSources sources) {
		return sources.find(ConfigKey.OAUTH_URL).map((value) -> {
			URI url = value.baseUrl();
			if (url.getPath().endsWith("/authorize") || url.getPath().endsWith("/token")) {
				throw value.invalid("must end before /authorize, like " + DEFAULT_OAUTH_URL);
			}
			return url;
		}).orElse(DEFAULT_OAUTH_URL);
	}

	/** What kind of app it is. */
	public AppKind kind() {
		return AppKind.of(this.scopes, this.clientSecret != null);
	}

	/**
	 * Whether a login can ask for scopes besides the usual ones: they must be of the same
	 * kind of app.
	 * @param others the scopes
	 * @return {@code true} if all of them can be asked for
	 */
	public boolean canAskFor(Collection<String> others) {
		boolean classic = kind() != AppKind.SCOPED;
		return others.stream()
			.allMatch((scope) -> Scopes.canBeScope(scope) && AppKind.CLASSIC_SCOPES.contains(scope) == classic);
	}

	/** How long a call to PagerDuty can take altogether. */
	public Duration longestCall() {
		return this.connectTimeout.plus(this.readTimeout);
	}

}

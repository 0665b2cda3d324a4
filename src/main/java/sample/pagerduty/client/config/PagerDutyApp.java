package sample.pagerduty.client.config;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The app as it is registered at PagerDuty, and how to reach PagerDuty.
 *
 * @param clientSecret the client secret, or {@code null} for a public app
 * @param scopes the scopes to ask for, always with {@code openid}
 * @param appTokens whether people may get tokens of the app itself
 * @param refreshMargin how long before it expires an access token is refreshed
 * @param proxy the proxy in between, or {@code null}
 * @param sandboxScopes the scopes that the app is registered with, which is known only if
 * the sandbox replaces PagerDuty
 */
public record PagerDutyApp(String clientId, @Nullable Secret clientSecret, Set<String> scopes, OAuthEndpoints oauth,
		ApiEndpoints api, ExpectedAccount account, boolean appTokens, Duration connectTimeout, Duration readTimeout,
		Duration refreshMargin, @Nullable Proxy proxy, @Nullable Set<String> sandboxScopes) {

	private static final URI DEFAULT_OAUTH_URL = URI.create("https://app.pagerduty.com/oauth");

	private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(3);

	private static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(10);

	private static final Duration DEFAULT_REFRESH_MARGIN = Duration.ofMinutes(5);

	private static final Duration MAX_REFRESH_MARGIN = Duration.ofDays(1);

	public static PagerDutyApp of(ConfigSources sources) {
		String clientId = sources
			.require(ConfigKey.PD_CLIENT_ID,
					"copy it from the file that you got with Download JSON at App Registration.")
			.credential();
		URI oauthUrl = oauthUrl(sources);
		return of(sources, clientId, ClientSecret.find(sources).orElse(null), RequestedScopes.of(sources),
				ApiEndpoints.of(oauthUrl, apiUrl(sources, oauthUrl)), endpoints(sources, oauthUrl), null);
	}

	/**
	 * The app that is registered at the sandbox, with the operator's other settings.
	 * {@code clientSecret} is empty for a public app.
	 */
	public static PagerDutyApp onSandbox(ConfigSources sources, String clientId, String clientSecret, boolean classic,
			Collection<String> registered, URI oauthUrl) {
		Set<String> scopes = classic ? RequestedScopes.ofClassic(sources) : RequestedScopes.of(sources);
		if (clientSecret.isEmpty() && AppKind.of(scopes, false) != AppKind.PUBLIC) {
			throw new InvalidConfigurationException(
					"The sandbox's app is public, and only a Classic app can be public; set SCOPES to read or write, "
							+ "or leave out SCOPES or --app-kind=public.");
		}
		return of(sources, clientId, clientSecret.isEmpty() ? null : new Secret(clientSecret), scopes,
				ApiEndpoints.of(oauthUrl, null), OAuthEndpoints.of(oauthUrl), Set.copyOf(registered));
	}

	private static PagerDutyApp of(ConfigSources sources, String clientId, @Nullable Secret clientSecret,
			Set<String> scopes, ApiEndpoints api, OAuthEndpoints oauth, @Nullable Set<String> sandboxScopes) {
		return new PagerDutyApp(clientId, clientSecret, scopes, oauth, api, ExpectedAccount.of(sources),
				appTokens(sources, AppKind.of(scopes, clientSecret != null)), connectTimeout(sources),
				readTimeout(sources),
				sources.find(ConfigKey.REFRESH_MARGIN).map(PagerDutyApp::refreshMargin).orElse(DEFAULT_REFRESH_MARGIN),
				Proxy.of(sources).orElse(null), sandboxScopes);
	}

	public static Duration connectTimeout(ConfigSources sources) {
		return sources.find(ConfigKey.CONNECT_TIMEOUT).map(ConfigValue::timeout).orElse(DEFAULT_CONNECT_TIMEOUT);
	}

	public static Duration readTimeout(ConfigSources sources) {
		return sources.find(ConfigKey.READ_TIMEOUT).map(ConfigValue::timeout).orElse(DEFAULT_READ_TIMEOUT);
	}

	/** One sentence per scope that looks mistyped. */
	public static List<String> warnings(ConfigSources sources) {
		return RequestedScopes.warnings(sources);
	}

	/** Tokens of PagerDuty are for PagerDuty only, whatever the settings say. */
	private static @Nullable URI apiUrl(ConfigSources sources, URI oauthUrl) {
		return sources.find(ConfigKey.API_URL).map((value) -> {
			URI url = value.baseUrl();
			if (OAuthEndpoints.isPagerDuty(oauthUrl) && !OAuthEndpoints.isPagerDuty(url)) {
				throw value
					.invalid("is not a host of PagerDuty, and tokens that PagerDuty issues are sent to PagerDuty "
							+ "only; leave it out, or set %s too if you use another server"
								.formatted(value.nameOf(ConfigKey.OAUTH_URL)));
			}
			return url;
		}).orElse(null);
	}

	private static OAuthEndpoints endpoints(ConfigSources sources, URI oauthUrl) {
		Optional<ConfigValue> issuer = sources.find(ConfigKey.ISSUER);
		Optional<ConfigValue> jwks = sources.find(ConfigKey.JWKS_URL);
		if (OAuthEndpoints.isPagerDuty(oauthUrl)) {
			issuer.or(() -> jwks).ifPresent((value) -> {
				throw value.invalid("is for a server other than PagerDuty; leave it out, or set %s to that server too"
					.formatted(value.nameOf(ConfigKey.OAUTH_URL)));
			});
		}
		return OAuthEndpoints.of(oauthUrl, issuer.map(PagerDutyApp::issuer).orElse(null),
				jwks.map(ConfigValue::url).orElse(null));
	}

	/** Compared character by character (OpenID Connect Core section 3.1.3.7). */
	private static String issuer(ConfigValue value) {
		if (value.url().getRawQuery() != null) {
			throw value.invalid("must not contain a query (?…)");
		}
		return value.text();
	}

	private static Duration refreshMargin(ConfigValue value) {
		return value.duration(Duration.ZERO, MAX_REFRESH_MARGIN, "such as 5m or 30s, at most 1d");
	}

	private static boolean appTokens(ConfigSources sources, AppKind kind) {
		Optional<ConfigValue> value = sources.find(ConfigKey.APP_TOKENS);
		boolean allowed = value.map(ConfigValue::flag).orElse(false);
		if (allowed && kind != AppKind.SCOPED) {
			throw value.orElseThrow()
				.invalid("works with Scoped OAuth only; PagerDuty does not issue app tokens to Classic apps");
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

	/** Whether the sandbox replaces PagerDuty. */
	public boolean sandbox() {
		return this.sandboxScopes != null;
	}

	/** Whether a login can get a scope, as far as this app knows. */
	public boolean mayGrant(String scope) {
		return this.sandboxScopes == null || this.sandboxScopes.contains(scope);
	}

	/** Whether a login can get all of these scopes, as far as this app knows. */
	public boolean mayGrant(Collection<String> scopes) {
		return scopes.stream().allMatch(this::mayGrant);
	}

	public AppKind kind() {
		return AppKind.of(this.scopes, this.clientSecret != null);
	}

	/**
	 * Whether a login can also ask for these scopes: they must belong to this kind of
	 * app.
	 */
	public boolean canAskFor(Collection<String> others) {
		boolean classic = kind() != AppKind.SCOPED;
		return others.stream()
			.allMatch((scope) -> Scopes.canBeScope(scope) && AppKind.CLASSIC_SCOPES.contains(scope) == classic);
	}

	/** How long a call to PagerDuty can take in total. */
	public Duration longestCall() {
		return this.connectTimeout.plus(this.readTimeout);
	}

}

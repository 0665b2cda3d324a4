package sample.pagerduty.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of app that can be registered at PagerDuty, and how they differ. In all of
 * them codes last 30 seconds, refresh tokens rotate, and {@code openid} gives an ID
 * token.
 */
public enum AppKind {

	/**
	 * Scoped OAuth: a scope for each resource, a secret and PKCE, tokens for users of the
	 * company that registered the app and for the app itself. The README tells newcomers
	 * to register this kind.
	 */
	SCOPED(Duration.ofDays(1), Duration.ofDays(30), "openid", "users.read", "services.read"),

	/**
	 * Classic User OAuth with a secret: {@code read} and {@code write} for everything,
	 * users of any company. It is registered for both scopes; {@code --app-scopes} starts
	 * an app that lacks {@code write}.
	 */
	CLASSIC(Duration.ofDays(30), Duration.ofDays(210), "openid", "read", "write"),

	/** Classic User OAuth for an app that cannot keep a secret, so it must use PKCE. */
	PUBLIC(Duration.ofDays(30), Duration.ofDays(210), "openid", "read", "write");

	private static final Set<String> CLASSIC_SCOPES = Set.of("read", "write");

	private final Duration accessTokenLifetime;

	private final Duration refreshTokenLifetime;

	private final List<String> defaultScopes;

	AppKind(Duration accessTokenLifetime, Duration refreshTokenLifetime, String... defaultScopes) {
		this.accessTokenLifetime = accessTokenLifetime;
		this.refreshTokenLifetime = refreshTokenLifetime;
		this.defaultScopes = List.of(defaultScopes);
	}

	public static Optional<AppKind> find(String text) {
		return Arrays.stream(values()).filter((kind) -> kind.toString().equals(text)).findFirst();
	}

	public Duration accessTokenLifetime() {
		return this.accessTokenLifetime;
	}

	public Duration refreshTokenLifetime() {
		return this.refreshTokenLifetime;
	}

	/** The scopes that the app is registered with unless the options name others. */
	public List<String> defaultScopes() {
		return this.defaultScopes;
	}

	/** Whether such an app can be registered with a scope; letter case matters. */
	public boolean canHave(String scope) {
		return CLASSIC_SCOPES.contains(scope) == isClassic() || "openid".equals(scope);
	}

	/** Whether it is Classic User OAuth, with {@code read} and {@code write} only. */
	public boolean isClassic() {
		return this != SCOPED;
	}

	public boolean hasSecret() {
		return this != PUBLIC;
	}

	public boolean needsProofKey() {
		return this != CLASSIC;
	}

	/** Whether the app gets tokens for itself, with the client credentials grant. */
	public boolean hasAppTokens() {
		return this == SCOPED;
	}

	/** Whether people of companies that did not register the app may authorize it. */
	public boolean admitsEveryCompany() {
		return isClassic();
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}

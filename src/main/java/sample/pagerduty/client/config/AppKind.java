package sample.pagerduty.client.config;

import java.time.Duration;
import java.util.Set;

/**
 * The kinds of app that can be registered at PagerDuty, told apart by what the operator
 * configured. The lifetimes are those that PagerDuty documents; what counts is
 * {@code expires_in}.
 */
public enum AppKind {

	/** Scoped OAuth: a scope for each resource; there is always a secret. */
	SCOPED("Scoped OAuth", Duration.ofDays(1), Duration.ofDays(30), "a year"),

	/** Classic User OAuth with a secret. */
	CLASSIC("Classic User OAuth, confidential (with a secret)", Duration.ofDays(30), Duration.ofDays(210),
			"three years"),

	/** Classic User OAuth without a secret: PKCE alone proves who asks. */
	PUBLIC("Classic User OAuth, public (without a secret)", Duration.ofDays(30), Duration.ofDays(210), "three years");

	/** The scopes of Classic User OAuth; letter case matters. */
	static final Set<String> CLASSIC_SCOPES = Set.of("read", "write");

	private final String title;

	private final Duration accessTokenLifetime;

	private final Duration refreshTokenLifetime;

	private final String rollingWindow;

	AppKind(String title, Duration accessTokenLifetime, Duration refreshTokenLifetime, String rollingWindow) {
		this.title = title;
		this.accessTokenLifetime = accessTokenLifetime;
		this.refreshTokenLifetime = refreshTokenLifetime;
		this.rollingWindow = rollingWindow;
	}

	static AppKind of(Set<String> scopes, boolean hasSecret) {
		if (scopes.stream().noneMatch(CLASSIC_SCOPES::contains)) {
			return SCOPED;
		}
		return hasSecret ? CLASSIC : PUBLIC;
	}

	/** What PagerDuty calls it. */
	public String title() {
		return this.title;
	}

	/** How long an access token lives. */
	public Duration accessTokenLifetime() {
		return this.accessTokenLifetime;
	}

	/** How long a refresh token lives. */
	public Duration refreshTokenLifetime() {
		return this.refreshTokenLifetime;
	}

	/** For how long refreshing goes on before a person has to log in anew. */
	public String rollingWindow() {
		return this.rollingWindow;
	}

}

package sample.pagerduty.client.config;

import java.time.Duration;
import java.time.Period;
import java.util.Set;

/**
 * The kinds of app that can be registered at PagerDuty; the configuration shows which one
 * it is. The lifetimes are those in PagerDuty's documentation, for display and warnings
 * only.
 */
public enum AppKind {

	/** Scoped OAuth: one scope per resource, always with a secret. */
	SCOPED("Scoped OAuth", Duration.ofDays(1), Duration.ofDays(30), Period.ofYears(1), "a year"),

	/** Classic User OAuth with a secret. */
	CLASSIC("Classic User OAuth, confidential (with a secret)", Duration.ofDays(30), Duration.ofDays(210),
			Period.ofYears(3), "three years"),

	/** Classic User OAuth without a secret: only PKCE protects the code. */
	PUBLIC("Classic User OAuth, public (without a secret)", Duration.ofDays(30), Duration.ofDays(210),
			Period.ofYears(3), "three years");

	/** The scopes of Classic User OAuth, which are case-sensitive. */
	static final Set<String> CLASSIC_SCOPES = Set.of("read", "write");

	private final String title;

	private final Duration accessTokenLifetime;

	private final Duration refreshTokenLifetime;

	private final Period rollingWindow;

	private final String rollingWindowInWords;

	AppKind(String title, Duration accessTokenLifetime, Duration refreshTokenLifetime, Period rollingWindow,
			String rollingWindowInWords) {
		this.title = title;
		this.accessTokenLifetime = accessTokenLifetime;
		this.refreshTokenLifetime = refreshTokenLifetime;
		this.rollingWindow = rollingWindow;
		this.rollingWindowInWords = rollingWindowInWords;
	}

	static AppKind of(Set<String> scopes, boolean hasSecret) {
		if (scopes.stream().noneMatch(CLASSIC_SCOPES::contains)) {
			return SCOPED;
		}
		return hasSecret ? CLASSIC : PUBLIC;
	}

	/** PagerDuty's name for it. */
	public String title() {
		return this.title;
	}

	public Duration accessTokenLifetime() {
		return this.accessTokenLifetime;
	}

	public Duration refreshTokenLifetime() {
		return this.refreshTokenLifetime;
	}

	/** How long tokens can be refreshed before the person has to sign in again. */
	public Period rollingWindow() {
		return this.rollingWindow;
	}

	public String rollingWindowInWords() {
		return this.rollingWindowInWords;
	}

}

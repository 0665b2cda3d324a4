package sample.pagerduty.client;

import java.util.Map;

import sample.pagerduty.Browser;

/** What a person does on the App token page. */
public final class AppTokens {

	/** The account of the user of {@link FakePagerDuty}. */
	public static final Map<String, String> ACME = Map.of("subdomain", "acme", "region", "us", "scope",
			"services.read");

	private AppTokens() {
	}

	/** Chooses an account and a scope, and creates a key for them. */
	public static Script script(Browser browser) {
		browser.submit(browser.get("/app-token"), "/app-token", ACME);
		browser.submit(browser.get("/app-token"), "/app-token/keys", Map.of("name", "nightly"));
		return Script.withKeyOn(browser, "/app-token");
	}

}

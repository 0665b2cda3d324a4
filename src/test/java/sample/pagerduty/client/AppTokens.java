package sample.pagerduty.client;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sample.pagerduty.Browser;

/** What a person does on the App token page. */
public final class AppTokens {

	/** The account of the user of {@link FakePagerDuty}. */
	public static final Map<String, String> ACME = Map.of("subdomain", "acme", "region", "us", "scope",
			"services.read");

	private static final Pattern CHOICE = Pattern.compile("name=\"choice\" value=\"([^\"]+)\"");

	private AppTokens() {
	}

	/** Chooses an account and a scope, and creates a key for them. */
	public static Script script(Browser browser) {
		browser.submit(browser.get("/app-token"), "/app-token", ACME);
		createKey(browser, browser.get("/app-token"), Map.of("name", "nightly"));
		return Script.withKeyOn(browser, "/app-token");
	}

	/** Submits the form for a key of a page, with the choice that the page shows. */
	public static HttpResponse<String> createKey(Browser browser, HttpResponse<String> page,
			Map<String, String> fields) {
		Map<String, String> form = new HashMap<>(fields);
		Matcher choice = CHOICE.matcher(page.body());
		if (choice.find()) {
			form.put("choice", choice.group(1));
		}
		return browser.submit(page, "/app-token/keys", form);
	}

}

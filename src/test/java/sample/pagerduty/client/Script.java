package sample.pagerduty.client;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import tools.jackson.databind.JsonNode;

/** A script that fetches its tokens with a script key. */
public final class Script {

	private static final Pattern KEY = Pattern.compile("id=\"new-key\">(pdsk_[A-Za-z0-9_-]{43})<");

	private final Http http;

	private final String key;

	public Script(URI home, String key) {
		this.http = new Http(home);
		this.key = key;
	}

	/** Creates a key with a connected browser. */
	public static Script of(Browser browser) {
		browser.submit(browser.get("/scripts"), "/scripts", Map.of("name", "a script"));
		return withKeyOn(browser, "/scripts");
	}

	/** Takes the new key from a page. */
	public static Script withKeyOn(Browser browser, String path) {
		HttpResponse<String> page = browser.get(path);
		return withKeyIn(browser, page).orElseThrow(() -> new AssertionError("No key on the page: " + page.body()));
	}

	/** Takes the new key from a page that the browser has got, if there is one. */
	public static Optional<Script> withKeyIn(Browser browser, HttpResponse<String> page) {
		Matcher key = KEY.matcher(page.body());
		return key.find() ? Optional.of(new Script(browser.home(), key.group(1))) : Optional.empty();
	}

	public String key() {
		return this.key;
	}

	/** The same key, used where another sample runs. */
	public Script at(URI otherHome) {
		return new Script(otherHome, this.key);
	}

	/** Asks for a token. */
	public HttpResponse<String> ask(String query) {
		return ask(query, "Authorization", "Bearer " + this.key);
	}

	public HttpResponse<String> ask(String query, String... headers) {
		return this.http.get("/api/token" + query, headers);
	}

	/** Calls anything else with the key, without a body. */
	public HttpResponse<String> send(String method, String path) {
		return this.http.send(method, path, "Authorization", "Bearer " + this.key);
	}

	/** The access token that it gets. */
	public String token() {
		HttpResponse<String> response = ask("");
		if (response.statusCode() != 200) {
			throw new AssertionError(response.body());
		}
		return json(response).path("access_token").asString();
	}

	/** The end of the type of the problem that it gets instead. */
	public String problem(String query) {
		return problemIn(ask(query));
	}

	public static String problemIn(HttpResponse<String> response) {
		return json(response).path("type").asString("").replace("urn:pagerduty-oauth-sample:", "");
	}

	public static JsonNode json(HttpResponse<String> response) {
		return Http.json(response);
	}

}

package sample.pagerduty.client.agent;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import tools.jackson.databind.JsonNode;

/** An application with a key, as Arcade's clients call the API. */
public final class Agent {

	/** The key of the application {@code my-agent}. */
	public static final String KEY = "arc_MyAgent_0123456789abcdefghijKLMNOPQR";

	/** The key of the application {@code other}. */
	public static final String OTHER_KEY = "arc_Other_9876543210zyxwvutsrqPONMLKJI12";

	public static final String KEYS = "my-agent=" + KEY + ",other=" + OTHER_KEY;

	public static final String USER = "user-of-the-application-1";

	private static final Pattern CONNECTION = Pattern.compile("name=\"connection\" value=\"([^\"]+)\"");

	private final Http http;

	private final String key;

	public Agent(URI home, String key) {
		this.http = new Http(home);
		this.key = key;
	}

	/** The body of a request to start, with scopes separated by blanks. */
	public static String request(String scopes, String userId, String more) {
		String list = scopes.isEmpty() ? "" : "\"" + scopes.replace(" ", "\",\"") + "\"";
		return """
				{"auth_requirement":{"provider_id":"pagerduty","provider_type":"oauth2","oauth2":{"scopes":[%s]}},
				"user_id":"%s"%s}""".formatted(list, userId, more);
	}

	public HttpResponse<String> start(String scopes) {
		return post("/v1/auth/authorize", request(scopes, USER, ""));
	}

	/** Starts an authorization that has to be pending. */
	public JsonNode pending(String scopes) {
		return pendingIn(start(scopes));
	}

	public static JsonNode pendingIn(HttpResponse<String> answer) {
		JsonNode json = Http.json(answer);
		if (answer.statusCode() != 200 || !json.path("status").asString("").equals("pending")) {
			throw new AssertionError(answer.body());
		}
		return json;
	}

	public HttpResponse<String> status(String id, int wait) {
		return get("/v1/auth/status?id=" + id + "&wait=" + wait);
	}

	public HttpResponse<String> get(String path) {
		return this.http.get(path, "Authorization", this.key);
	}

	public HttpResponse<String> send(String method, String path) {
		return this.http.send(method, path, "Authorization", this.key);
	}

	public HttpResponse<String> post(String path, String json) {
		return this.http.postJson(path, json, "Authorization", this.key);
	}

	/** The path of the link that the person opens. */
	public static String path(JsonNode started) {
		return URI.create(started.path("url").asString()).getPath();
	}

	/** Opens the link in a browser that is connected, and presses Allow. */
	public static HttpResponse<String> allow(Browser browser, JsonNode started) {
		return allow(browser, browser.get(path(started)), started);
	}

	/** Presses Allow on a page of that browser: its form fits each link. */
	public static HttpResponse<String> allow(Browser browser, HttpResponse<String> page, JsonNode started) {
		Matcher connection = CONNECTION.matcher(page.body());
		return browser.submit(page, path(started) + "/allow",
				connection.find() ? Map.of("connection", Objects.requireNonNull(connection.group(1))) : Map.of());
	}

	public static HttpResponse<String> cancel(Browser browser, JsonNode started) {
		return browser.submit(browser.get(path(started)), path(started) + "/cancel", Map.of());
	}

}

package sample.pagerduty.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sample.pagerduty.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A script that fetches its tokens with a script key. */
public final class Script {

	private static final Pattern KEY = Pattern.compile("id=\"new-key\">(pdsk_[A-Za-z0-9_-]{43})<");

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	private static final JsonMapper MAPPER = new JsonMapper();

	private final URI home;

	private final String key;

	public Script(URI home, String key) {
		this.home = home;
		this.key = key;
	}

	/** Has a connected browser create a key. */
	public static Script of(Browser browser, URI home) {
		browser.submit(browser.get("/scripts"), "/scripts", Map.of("name", "a script"));
		return new Script(home, keyIn(browser.get("/scripts")));
	}

	/** The new key that a page shows. */
	public static String keyIn(HttpResponse<String> page) {
		Matcher key = KEY.matcher(page.body());
		if (!key.find()) {
			throw new AssertionError("No key on the page: " + page.body());
		}
		return key.group(1);
	}

	public String key() {
		return this.key;
	}

	/** Asks for a token. */
	public HttpResponse<String> ask(String query) {
		return ask(query, "Authorization", "Bearer " + this.key);
	}

	public HttpResponse<String> ask(String query, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.home.resolve("/api/token" + query))
			.timeout(Duration.ofSeconds(30));
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return CLIENT.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
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
		return MAPPER.readTree(response.body());
	}

}

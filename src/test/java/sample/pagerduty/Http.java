package sample.pagerduty;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real HTTP with one server, the client or the sandbox. Redirects are not followed, and
 * cookies are not kept.
 */
public class Http {

	private static final HttpClient WITHOUT_COOKIES = client().build();

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient client;

	private final URI home;

	public Http(URI home) {
		this(home, WITHOUT_COOKIES);
	}

	Http(URI home, HttpClient client) {
		this.home = home;
		this.client = client;
	}

	static HttpClient.Builder client() {
		return HttpClient.newBuilder()
			.followRedirects(HttpClient.Redirect.NEVER)
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(Duration.ofSeconds(10));
	}

	public final URI home() {
		return this.home;
	}

	public final HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, headers);
	}

	/** Sends a request without a body. */
	public final HttpResponse<String> send(String method, String path, String... headers) {
		return send(request(path, headers).method(method, BodyPublishers.noBody()));
	}

	public final HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
		return post(path, form(form), headers);
	}

	/** Posts a form that is already encoded. */
	public final HttpResponse<String> post(String path, String form, String... headers) {
		return post(path, BodyPublishers.ofString(form), "application/x-www-form-urlencoded", headers);
	}

	public final HttpResponse<String> postJson(String path, String json, String... headers) {
		return post(path, BodyPublishers.ofString(json), "application/json", headers);
	}

	/** Sends a JSON body with any method. */
	public final HttpResponse<String> sendJson(String method, String path, String json, String... headers) {
		return send(request(path, headers).header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(json)));
	}

	private HttpResponse<String> post(String path, BodyPublisher body, String contentType, String... headers) {
		return send(request(path, headers).header("Content-Type", contentType).POST(body));
	}

	/**
	 * Sends text as it is, so that it can break rules which an HTTP client keeps, and
	 * reads until the server ends the connection.
	 */
	public final String sendRaw(String request) throws IOException {
		try (Socket socket = new Socket(this.home.getHost(), this.home.getPort())) {
			socket.setSoTimeout(9_000); // less than the server waits for the rest of a
										// body
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.home.resolve(path)).timeout(Duration.ofSeconds(30));
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The target of a redirect. */
	public static String location(HttpResponse<?> response) {
		return response.headers()
			.firstValue("Location")
			.orElseThrow(() -> new AssertionError("No redirect: " + response));
	}

	/** A header, or an empty text. */
	public static String header(HttpResponse<?> response, String name) {
		return response.headers().firstValue(name).orElse("");
	}

	public static JsonNode json(HttpResponse<String> response) {
		return JSON.readTree(response.body());
	}

	public static Map<String, String> query(URI uri) {
		return Arrays.stream(uri.getRawQuery().split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> decode(pair[0]), (pair) -> decode(pair[1])));
	}

	public static String form(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> encode(field.getKey()) + "=" + encode(field.getValue()))
			.collect(Collectors.joining("&"));
	}

	public static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	private static String decode(String value) {
		return URLDecoder.decode(value, StandardCharsets.UTF_8);
	}

}

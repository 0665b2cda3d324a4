package sample.pagerduty.terminal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.util.UriUtils;

/** Calls the app that runs for this user. */
final class AppClient {

	/** Longer than all that the app itself waits for PagerDuty. */
	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private static final String CONNECTIONS = "/connections";

	private static final int UNAUTHORIZED = 401;

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

	static final JsonMapper MAPPER = JsonMapper.shared();

	private final HttpClient http;

	private final URI base;

	private final String key;

	/** What the app said when it was found. */
	private final @Nullable HttpResponse<String> firstAnswer;

	private AppClient(HttpClient http, URI base, String key, @Nullable HttpResponse<String> firstAnswer) {
		this.http = http;
		this.base = base;
		this.key = key;
		this.firstAnswer = firstAnswer;
	}

	/** The running app that left the file, if it answers. */
	static Optional<AppClient> find(Path keyFile) {
		try {
			JsonNode content = MAPPER.readTree(Files.readAllBytes(keyFile));
			HttpClient http = HttpClient.newBuilder()
				.version(HttpClient.Version.HTTP_1_1)
				.connectTimeout(CONNECT_TIMEOUT)
				.proxy(HttpClient.Builder.NO_PROXY)
				.build();
			AppClient client = new AppClient(http, URI.create(content.path("url").asString() + "api/terminal"),
					content.path("key").asString(), null);
			// The file may be left over from an app that was killed, and its port be
			// taken.
			HttpResponse<String> answer = client.exchange(client.request(CONNECTIONS).GET());
			return (answer.statusCode() != UNAUTHORIZED)
					? Optional.of(new AppClient(http, client.base, client.key, answer)) : Optional.empty();
		}
		catch (IOException | JacksonException | IllegalArgumentException ex) {
			return Optional.empty(); // there is no such file, or nothing useful in it
		}
	}

	/** All connections of the app, as they were when it was found. */
	List<ConnectedAccount> connections() {
		return (this.firstAnswer != null) ? accounts(successful(this.firstAnswer)) : connectionsNow();
	}

	/** All connections of the app, after a login. */
	List<ConnectedAccount> connectionsNow() {
		return accounts(successful(request(CONNECTIONS).GET()));
	}

	private static List<ConnectedAccount> accounts(HttpResponse<String> answer) {
		return List.of(MAPPER.readValue(answer.body(), ConnectedAccount[].class));
	}

	JsonNode get(String path, Map<String, String> parameters) {
		return json(request(path + "?" + encoded(parameters)).GET());
	}

	JsonNode get(String path) {
		return get(path, Map.of());
	}

	/** The answer as it came. */
	String getText(String path, Map<String, String> parameters) {
		return successful(request(path + "?" + encoded(parameters)).GET()).body();
	}

	JsonNode post(String path, Map<String, String> parameters) {
		return json(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(encoded(parameters))));
	}

	JsonNode delete(String path, Map<String, String> parameters) {
		return json(request(path + "?" + encoded(parameters)).DELETE());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path))
			.timeout(TIMEOUT)
			.header("Authorization", "Bearer " + this.key);
	}

	private static String encoded(Map<String, String> parameters) {
		return parameters.entrySet()
			.stream()
			.map((parameter) -> UriUtils.encode(parameter.getKey(), StandardCharsets.UTF_8) + "="
					+ UriUtils.encode(parameter.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	private JsonNode json(HttpRequest.Builder request) {
		String body = successful(request).body();
		return body.isEmpty() ? MAPPER.missingNode() : MAPPER.readTree(body);
	}

	private HttpResponse<String> successful(HttpRequest.Builder request) {
		try {
			return successful(exchange(request));
		}
		catch (IOException ex) {
			throw TerminalException
				.unavailable("The app at %s stopped answering. Start it again, or try again without it."
					.formatted(this.base.resolve("/")));
		}
	}

	private static HttpResponse<String> successful(HttpResponse<String> response) {
		if (response.statusCode() / 100 != 2) {
			throw AppProblem.of(response);
		}
		return response;
	}

	private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException {
		try {
			return this.http.send(request.build(), BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

}

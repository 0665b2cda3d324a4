package sample.pagerduty.client.web;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that no browser of a well-meaning person sends. */
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestIntegrationTests {

	private static final List<String> PATHS = List.of("/", "/services", "/console", "/console/call",
			"/console/download", "/scripts", "/app-token", "/setup", "/callback", "/switch", "/scopes", "/nowhere",
			"/connect/pagerduty", "/actuator/health", "/css/app.css", "/api/token");

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private final Http http = new Http(app.sample().home());

	private Browser browser;

	@BeforeEach
	void connect() {
		this.browser = app.sample().browser();
		SampleOnFakePagerDuty.login(this.browser);
	}

	static Stream<String> oddQueries() {
		String many = IntStream.range(0, 300).mapToObj((number) -> "p" + number + "=x").collect(Collectors.joining("&"));
		return Stream.of("x=%", "%", "%zz=1", "x=%f", "code=%&state=a", "filter=%", "path=%2", many);
	}

	@ParameterizedTest
	@MethodSource("oddQueries")
	void queryThatCannotBeReadThenRefusedOnEveryPage(String query) throws IOException {
		for (String path : List.of("/", "/services", "/console", "/setup", "/callback", "/nowhere")) {
			String answer = raw("GET " + path + "?" + query + " HTTP/1.1");
			assertThat(answer).as(path).startsWith("HTTP/1.1 400");
			assertThat(answer).as(path).contains("Bad request");
		}
	}

	@ParameterizedTest
	@MethodSource("oddQueries")
	void queryThatCannotBeReadAtTheApiThenBadParameter(String query) throws IOException {
		Script script = Script.of(this.browser);
		String answer = raw("GET /api/token?" + query + " HTTP/1.1\r\nAuthorization: Bearer " + script.key());
		assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:pagerduty-oauth-sample:bad-parameter");
	}

	@ParameterizedTest
	@ValueSource(strings = { "name=%", "name=a&_csrf=%zz", "%=%" })
	void formThatCannotBeReadThenRefused(String form) {
		assertThat(this.browser.post("/scripts", form).statusCode()).isEqualTo(400);
	}

	@Test
	void bodyThatIsTooLargeThenRefused() {
		assertThat(this.browser.post("/scripts", "name=" + "x".repeat(70_000)).statusCode()).isEqualTo(413);
	}

	@Test
	void slowBodiesThenTheAppAnswersOthers() throws Exception {
		List<Socket> slow = new ArrayList<>();
		try {
			for (int i = 0; i < 300; i++) {
				Socket socket = new Socket(app.sample().home().getHost(), app.sample().home().getPort());
				socket.getOutputStream()
					.write(((i % 2 == 0) ? "POST /scripts" : "GET /").concat(" HTTP/1.1\r\nHost: localhost:"
							+ app.sample().home().getPort() + "\r\nContent-Length: 60000\r\n\r\nn")
						.getBytes(StandardCharsets.US_ASCII));
				slow.add(socket);
			}
			assertThat(this.http.get("/actuator/health").statusCode()).isEqualTo(200);
			assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!");
		}
		finally {
			for (Socket socket : slow) {
				socket.close();
			}
		}
	}

	@Test
	void twoKeysThenRefused() throws IOException {
		Script script = Script.of(this.browser);
		String answer = raw("GET /api/token HTTP/1.1\r\nAuthorization: Bearer " + script.key()
				+ "\r\nAuthorization: Bearer pdsk_other");
		assertThat(answer).startsWith("HTTP/1.1 401").doesNotContain(FakePagerDuty.ACCESS_TOKEN);
	}

	@Test
	void cookiesThatAreTooLargeThenASentence() throws IOException {
		String answer = raw("GET / HTTP/1.1\r\nCookie: x=" + "y".repeat(20_000));
		assertThat(answer).startsWith("HTTP/1.1 400")
			.contains("more than 16 kB of cookies")
			.doesNotContain("<html", "Tomcat");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u202eb", "\u2066a", "a\u0000", "a\u200f", "a\u2028b", "a\ue000" })
	void keyNameThatTurnsTheTextAroundThenRefused(String name) {
		this.browser.submit(this.browser.get("/scripts"), "/scripts", Map.of("name", name));
		assertThat(this.browser.get("/scripts").body()).contains("No key was created");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0645\u0641\u062a\u0627\u062d", "caf\u00e9 \ud83d\udc69\u200d\ud83d\udcbb", "\u5d16" })
	void keyNameInAnyLanguageThenCreated(String name) {
		this.browser.submit(this.browser.get("/scripts"), "/scripts", Map.of("name", name));
		assertThat(this.browser.get("/scripts").body()).contains("<bdi>" + name + "</bdi>");
	}

	@Test
	void thousandsOfRandomRequestsThenNoServerErrorAndNothingLogged(CapturedOutput log) throws IOException {
		Random random = new Random(20261126); // the same requests in each run
		for (int i = 0; i < 2000; i++) {
			String path = PATHS.get(random.nextInt(PATHS.size()));
			String target = (path + (random.nextBoolean() ? "?" : "/") + noise(random)).replaceFirst("^/+", "/");
			HttpResponse<String> response = random.nextBoolean() ? answerTo(this.browser, target)
					: answerTo(this.http, target);
			assertThat(response.statusCode()).as(target).isLessThan(500);
		}
		List<String> loud = Arrays.stream(log.getAll().split("\n")).filter((line) -> line.contains(" ERROR ")).toList();
		assertThat(loud).isEmpty();
	}

	private static HttpResponse<String> answerTo(Http http, String target) {
		return http.get(target);
	}

	/** Only what can stand in a URL; the rest is for the raw requests above. */
	private static String noise(Random random) {
		String alphabet = "abcXYZ019-._~!$&'()*+,;=:@/?%25%2e%00%ff%c3%28%0d%0a%202f%5c%7b%3c%E2%80%AE[]";
		List<String> parts = Arrays.asList(alphabet.split("(?<=\\G(?:%[0-9a-fA-F]{2}|.))"));
		return IntStream.range(0, random.nextInt(40))
			.mapToObj((index) -> parts.get(random.nextInt(parts.size())))
			.filter((part) -> !part.equals("[") && !part.equals("]") && (part.length() == 3 || !part.equals("%")))
			.collect(Collectors.joining());
	}

	private String raw(String head) throws IOException {
		return this.http
			.sendRaw(head + "\r\nHost: localhost:" + app.sample().home().getPort() + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
	}

}

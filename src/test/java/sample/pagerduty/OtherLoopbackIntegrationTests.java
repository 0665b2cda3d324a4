package sample.pagerduty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.sandbox.AppKind;
import sample.pagerduty.sandbox.Sandbox;
import sample.pagerduty.sandbox.SandboxOptions;

import org.springframework.boot.web.server.PortInUseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The name {@code localhost} is two addresses, and another program may have one. */
class OtherLoopbackIntegrationTests {

	private final FakePagerDuty pagerDuty = new FakePagerDuty();

	@BeforeEach
	void needsBothAddresses() throws IOException {
		assumeThat(NetworkInterface.getByInetAddress(InetAddress.getByName("::1"))).isNotNull();
	}

	@AfterEach
	void stopPagerDuty() {
		this.pagerDuty.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1", "[::1]" })
	void clientThenAnswersAtEachNameOfThisMachine(String host) throws Exception {
		try (RunningSample sample = RunningSample.start(this.pagerDuty.configuration())) {
			HttpResponse<String> page = get(host, sample.home().getPort(), "/setup");
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body()).contains("of 127.0.0.1 and ::1.");
			assertThat(get(host, sample.home().getPort(), "/setup?x=" + "y".repeat(17_000)).statusCode())
				.isEqualTo(400);
			assertThat(get(host, sample.home().getPort(), "/?x={a}|[b]").statusCode()).isNotEqualTo(500);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1", "[::1]" })
	void sandboxThenAnswersAtEachNameOfThisMachine(String host) throws Exception {
		try (Sandbox sandbox = Sandbox.start(options(0), Clock.systemUTC())) {
			assertThat(get(host, sandbox.apiUrl().getPort(), "/").body()).contains("Sandbox PagerDuty");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "::1" })
	void startWhenAnotherProgramHasOneAddressThenPortIsInUse(String address) throws IOException {
		int port = RunningSample.freePort();
		try (ServerSocket taken = take(address, port)) {
			assertThatException().isThrownBy(() -> RunningSample.start(configuration(port)).close())
				.satisfies((ex) -> assertThat(ex).hasStackTraceContaining(PortInUseException.class.getName()));
			assertThatException().isThrownBy(() -> Sandbox.start(options(port), Clock.systemUTC()).close())
				.satisfies((ex) -> assertThat(ex).hasStackTraceContaining(PortInUseException.class.getName()));
			assertThat(taken.isClosed()).isFalse();
		}
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1", "::1" })
	void checkWhenAnotherProgramHasOneAddressThenNamesIt(String address) throws IOException {
		int port = RunningSample.freePort();
		try (ServerSocket taken = take(address, port)) {
			Map<String, String> settings = configuration(port);
			settings.put("PD_READ_TIMEOUT", "2s"); // the other program never answers
			assertThat(Checkup.of(settings).onlyFailure()).startsWith(
					"FAILED  Port: Port %d is in use by another program. It listens on %s.".formatted(port, address));
			Map<String, String> onSandbox = Map.of("PD_SANDBOX_PORT", String.valueOf(port), "PD_READ_TIMEOUT", "1s");
			assertThat(Checkup.of(onSandbox).onlyFailure())
				.startsWith("FAILED  Port of the sandbox: Port %d is in use".formatted(port))
				.contains("It listens on %s.".formatted(address));
			assertThat(taken.isClosed()).isFalse();
		}
	}

	@Test
	void startWhenRedirectUriHasAnAddressThenOnlyThatOne() throws IOException {
		for (String host : List.of("127.0.0.1", "[::1]")) {
			int port = RunningSample.freePort();
			String other = host.equals("127.0.0.1") ? "::1" : "127.0.0.1";
			Map<String, String> settings = configuration(port);
			settings.put("PD_REDIRECT_URI", "http://%s:%d/callback".formatted(host, port));
			try (ServerSocket taken = take(other, port); RunningSample sample = RunningSample.start(settings)) {
				assertThat(sample.home().getPort()).isEqualTo(taken.getLocalPort());
			}
		}
	}

	private Map<String, String> configuration(int port) {
		Map<String, String> settings = new HashMap<>(this.pagerDuty.configuration());
		settings.put("PD_REDIRECT_URI", "http://localhost:%d/callback".formatted(port));
		return settings;
	}

	private static SandboxOptions options(int port) {
		return new SandboxOptions(port, List.of(URI.create("http://localhost:5000/callback")), AppKind.SCOPED,
				AppKind.SCOPED.defaultScopes());
	}

	private static ServerSocket take(String address, int port) throws IOException {
		return new ServerSocket(port, 5, InetAddress.getByName(address));
	}

	private static HttpResponse<String> get(String host, int port, String path) throws Exception {
		String encoded = path.replace("{", "%7B").replace("}", "%7D").replace("|", "%7C");
		URI uri = URI.create("http://%s:%d%s".formatted(host, port, encoded.replace("[", "%5B").replace("]", "%5D")));
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).header("Accept", "text/html").build(),
					HttpResponse.BodyHandlers.ofString());
	}

}

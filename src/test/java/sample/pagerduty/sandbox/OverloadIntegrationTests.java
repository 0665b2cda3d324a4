package sample.pagerduty.sandbox;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import sample.pagerduty.Http;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many slow clients, and many logins that nobody finishes. */
@ExtendWith(OutputCaptureExtension.class)
class OverloadIntegrationTests {

	/** The server waits ten seconds for the next part of a body. */
	private static final Duration LIMIT = Duration.ofSeconds(9);

	/** On a busy machine any answer can be late; a server that waits is so each time. */
	private static final int ROUNDS = 3;

	private static Sandbox sandbox;

	private static App app;

	@BeforeAll
	static void startSandbox() {
		sandbox = App.startSandbox(AppKind.SCOPED);
		app = new App(sandbox);
	}

	@AfterAll
	static void stopSandbox() {
		sandbox.close();
	}

	@Test
	void pageWhenHundredsOfBodiesAreSlowThenDoesNotWaitForThem(CapturedOutput log) throws Exception {
		app.get("/");
		Duration time = timeBesideSlowBodies();
		for (int round = 1; round < ROUNDS && time.compareTo(LIMIT) >= 0; round++) {
			time = timeBesideSlowBodies();
		}
		assertThat(time).isLessThan(LIMIT);
		assertThat(log.getAll()).doesNotContain("ERROR");
	}

	private static Duration timeBesideSlowBodies() throws IOException {
		Duration time;
		List<Socket> slow = new ArrayList<>();
		try {
			for (int index = 0; index < 500; index++) {
				Socket socket = new Socket("localhost", sandbox.apiUrl().getPort());
				slow.add(socket);
				socket.getOutputStream()
					.write(("POST " + (index % 2 == 0 ? "/oauth/token" : "/sign-in")
							+ " HTTP/1.1\r\nHost: localhost\r\n"
							+ "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\na")
						.getBytes(StandardCharsets.US_ASCII));
			}
			Instant start = Instant.now();
			assertThat(app.get("/").status()).isEqualTo(200);
			assertThat(app.get("/users/me").status()).isEqualTo(401);
			time = Duration.between(start, Instant.now());
		}
		finally {
			for (Socket socket : slow) {
				socket.close();
			}
		}
		// Tomcat may log when it notices that the clients are gone.
		await().until(() -> openConnections() < 100);
		return time;
	}

	private static long openConnections() {
		TomcatWebServer server = (TomcatWebServer) ((ServletWebServerApplicationContext) context()).getWebServer();
		return Stream.of(server.getTomcat().getService().findConnectors())
			.map(Connector::getProtocolHandler)
			.mapToLong((protocol) -> ((AbstractProtocol<?>) protocol).getConnectionCount())
			.sum();
	}

	private static ConfigurableApplicationContext context() {
		return (ConfigurableApplicationContext) ReflectionTestUtils.getField(sandbox, "context");
	}

	@Test
	void sessionsWhenThousandsOfLoginsAreLeftThenTheOldestEnd() throws IOException {
		Map<String, String> request = app.authorizationRequest();
		request.put("scope", "openid");
		SessionLimit sessions = context().getBean(SessionLimit.class);
		try (Visitor visitor = new Visitor(sandbox)) {
			HtmlPage consent = visitor.signIn((HtmlPage) visitor.request(request).page(), Visitor.ADMIN);
			for (int index = 0; index < 500; index++) {
				app.get("/oauth/authorize?" + Http.form(request), "Accept", "text/html");
			}
			assertThat(visitor.press(consent, "Submit Consent").callback()).containsKey("code");
		}
		for (int index = 0; index < 2_000; index++) {
			app.get("/oauth/authorize?" + Http.form(request), "Accept", "text/html");
		}
		assertThat(sessions.size()).isBetween(1, SessionLimit.MAX_SESSIONS);
		assertThat(app.login(Visitor.ADMIN, "openid").status()).isEqualTo(200);
	}

}

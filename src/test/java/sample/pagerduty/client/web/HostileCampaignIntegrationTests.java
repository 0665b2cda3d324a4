package sample.pagerduty.client.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.Browser;
import sample.pagerduty.HostileRequests;
import sample.pagerduty.Http;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What many hostile requests at once or in a row do to the client. */
@ExtendWith(OutputCaptureExtension.class)
class HostileCampaignIntegrationTests {

	private static final List<String> PATHS = List.of("/", "/services", "/console", "/console/call",
			"/console/download", "/scripts", "/scripts/1/delete", "/app-token", "/app-token/keys", "/setup",
			"/callback", "/switch", "/switch/stay", "/scopes", "/scopes/keep", "/refresh", "/sign-out",
			"/connect/pagerduty", "/connect/other", "/actuator/health", "/actuator", "/actuator/env", "/css/app.css",
			"/js/blur.js", "/error", "/api/token", "/api/nowhere", "/nowhere", "/favicon.ico", "/webjars/", "*");

	/** The server waits five seconds for a body, and ten for a head. */
	private static final Duration LIMIT = Duration.ofSeconds(4);

	/** On a busy machine any answer can be late; a server that waits is so each time. */
	private static final int ROUNDS = 3;

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private final URI home = app.sample().home();

	private final JdbcClient store = app.sample().context().getBean(JdbcClient.class);

	@Test
	void tenThousandHostileRequestsThenNoServerErrorAndAQuietLog(CapturedOutput log) {
		Browser browser = app.sample().browser();
		SampleOnFakePagerDuty.login(browser);
		Script script = Script.of(browser);
		HostileRequests requests = new HostileRequests(this.home, PATHS,
				List.of("Cookie: PD_OAUTH_SAMPLE=" + browser.sessionCookie().getValue(),
						"Authorization: Bearer " + script.key(), "Origin: " + this.home, "Accept: text/html"));
		Map<Long, Integer> failed = HostileRequests.failures(requests, 10_000);
		assertThat(failed).isEmpty();
		assertThat(log.getAll()).doesNotContain(" ERROR ", "\tat ");
		assertThat(log.getAll().lines().filter((line) -> line.contains(" WARN "))).hasSizeLessThan(2000);
		assertThat(browser.get("/").statusCode()).isEqualTo(200);
	}

	@Test
	void drippingConnectionsThenOthersDoNotWaitForThem() throws Exception {
		Duration longest = longestTimeBesideDrippingConnections();
		for (int round = 1; round < ROUNDS && longest.compareTo(LIMIT) >= 0; round++) {
			longest = longestTimeBesideDrippingConnections();
		}
		assertThat(longest).isLessThan(LIMIT);
	}

	private Duration longestTimeBesideDrippingConnections() throws Exception {
		List<Socket> slow = new ArrayList<>();
		List<String> heads = List.of("POST /scripts HTTP/1.1\r\nContent-Length: 60000\r\n",
				"GET /console HTTP/1.1\r\nContent-Length: 60000\r\n",
				"POST /nowhere HTTP/1.1\r\nTransfer-Encoding: chunked\r\n",
				"GET /api/token HTTP/1.1\r\nContent-Length: 60000\r\nAuthorization: Bearer pdsk_x\r\n",
				"GET / HTTP/1.1\r\nX-Slow: ");
		ScheduledExecutorService attackers = Executors.newSingleThreadScheduledExecutor();
		try {
			for (int i = 0; i < 500; i++) {
				String head = heads.get(i % heads.size());
				Socket socket = new Socket(this.home.getHost(), this.home.getPort());
				slow.add(socket);
				write(socket, head.endsWith("\r\n") ? head + "Host: " + this.home.getAuthority() + "\r\n\r\n" : head);
			}
			attackers.scheduleWithFixedDelay(() -> slow.forEach((socket) -> write(socket, "1")), 0, 500,
					TimeUnit.MILLISECONDS);
			Http visitor = new Http(this.home);
			List<Duration> times = new ArrayList<>();
			await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100)).until(() -> {
				times.add(healthTime(visitor));
				return times.size() == 40 || Collections.max(times).compareTo(LIMIT) >= 0;
			});
			return Collections.max(times);
		}
		finally {
			attackers.shutdownNow();
			attackers.awaitTermination(10, TimeUnit.SECONDS);
			for (Socket socket : slow) {
				socket.close();
			}
		}
	}

	private static Duration healthTime(Http visitor) {
		long start = System.nanoTime();
		assertThat(visitor.get("/actuator/health").statusCode()).isEqualTo(200);
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private static void write(Socket socket, String text) {
		try {
			OutputStream stream = socket.getOutputStream();
			stream.write(text.getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			// the server has refused the body, as it should
		}
	}

	@Test
	void fiveThousandAnonymousConnectsThenTheStoreDoesNotGrow() {
		Http stranger = new Http(this.home);
		int before = rows();
		AtomicInteger redirects = new AtomicInteger();
		IntStream.range(0, 5000).parallel().forEach((number) -> {
			int status = stranger.get("/connect/pagerduty").statusCode();
			redirects.addAndGet((status == 302) ? 1 : 0);
			if (number % 10 == 0) {
				stranger.get("/");
				stranger.get("/callback?code=x" + number + "&state=y" + number);
				stranger.get("/switch");
			}
		});
		assertThat(redirects).hasValue(5000);
		assertThat(rows()).isEqualTo(before);
	}

	private int rows() {
		return List.of("spring_session", "spring_session_attributes", "login", "pagerduty_connection")
			.stream()
			.mapToInt((table) -> this.store.sql("select count(*) from " + table).query(Integer.class).single())
			.sum();
	}

}

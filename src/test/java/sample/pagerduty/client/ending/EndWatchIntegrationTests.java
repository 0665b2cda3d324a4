package sample.pagerduty.client.ending;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sample.pagerduty.Browser;
import sample.pagerduty.MovableClock;
import sample.pagerduty.RunningSample;
import sample.pagerduty.TestPostgres;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who is told that a connection ends, and how the home page says it. */
class EndWatchIntegrationTests {

	private static final String SECRET = "0123456789abcdef0123456789abcdef";

	private final MovableClock clock = new MovableClock();

	private final FakePagerDuty pagerDuty = new FakePagerDuty(this.clock);

	private final WireMockServer receiver = new WireMockServer(
			WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

	private Map<String, String> settings;

	@BeforeEach
	void start() throws IOException {
		this.receiver.start();
		this.receiver.stubFor(post(anyUrl()).willReturn(ok()));
		this.settings = this.pagerDuty.configuration("PD_NOTIFY_URL",
				"http://localhost:%d/hook".formatted(this.receiver.port()), "PD_NOTIFY_SECRET", SECRET);
		this.settings.putAll(TestPostgres.shared().createDatabase().configuration());
	}

	@AfterEach
	void stop() {
		this.receiver.stop();
		this.pagerDuty.close();
	}

	private List<LoggedRequest> told(int expected) {
		return await().until(this::told, (requests) -> requests.size() >= expected);
	}

	private List<LoggedRequest> told() {
		return this.receiver.findAll(postRequestedFor(anyUrl()));
	}

	@Test
	void refusedRefreshThenToldOnceAndSigned() throws Exception {
		this.receiver.stubFor(post(anyUrl()).inScenario("down")
			.whenScenarioStateIs(Scenario.STARTED)
			.willReturn(aResponse().withStatus(500))
			.willSetStateTo("up"));
		try (RunningSample app = RunningSample.start(this.settings, this.clock)) {
			Browser browser = app.browser();
			SampleOnFakePagerDuty.login(browser);
			this.pagerDuty.answerRefresh(FakePagerDuty.error(400, "{\"error\":\"invalid_grant\"}"));
			browser.submit(browser.get("/"), "/refresh", Map.of());
			LoggedRequest notification = told(2).get(1); // the first one got a 500
			String body = notification.getBodyAsString();
			assertThat(body)
				.contains("\"event\":\"connection.ended\"", "\"email\":\"ada@example.com\"", "\"account\":\"acme\"",
						"\"login_url\":\"" + app.home())
				.doesNotContain(FakePagerDuty.ACCESS_TOKEN, FakePagerDuty.REFRESH_TOKEN);
			assertThat(notification.getHeader("X-Signature-256"))
				.isEqualTo("sha256=" + signature(notification.getHeader("X-Signature-Timestamp") + "." + body));
		}
		try (RunningSample again = RunningSample.start(this.settings, this.clock)) {
			await().during(Duration.ofMillis(1500)).untilAsserted(() -> assertThat(told()).hasSize(2));
			assertThat(again.home()).isNotNull();
		}
	}

	@Test
	void refreshTokenThatIsAboutToExpireThenToldByOneCopyAndOnThePage() throws Exception {
		Browser browser;
		try (RunningSample app = RunningSample.start(this.settings, this.clock)) {
			browser = app.browser();
			SampleOnFakePagerDuty.login(browser);
			assertThat(browser.get("/").body()).contains("This connection will end about", "each refresh extends it");
		}
		this.clock.forward(Duration.ofDays(24));
		this.pagerDuty.answerRefresh(FakePagerDuty.error(503, "{}"));
		try (RunningSample one = RunningSample.start(this.settings, this.clock);
				RunningSample two = RunningSample.start(this.settings, this.clock)) {
			assertThat(told(1).get(0).getBodyAsString()).contains("\"event\":\"connection.ending\"",
					"\"renewable\":true");
			await().during(Duration.ofMillis(1500)).untilAsserted(() -> assertThat(told()).hasSize(1));
			assertThat(one.home()).isNotEqualTo(two.home());
		}
	}

	private static String signature(String text) throws Exception {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
		return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
	}

}

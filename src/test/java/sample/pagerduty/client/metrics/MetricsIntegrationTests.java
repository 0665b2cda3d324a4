package sample.pagerduty.client.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.MovableClock;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The metrics, as Prometheus reads them. */
class MetricsIntegrationTests {

	private static final MovableClock clock = new MovableClock();

	private static final FakePagerDuty pagerDuty = new FakePagerDuty(clock);

	private static RunningSample app;

	private static Http prometheus;

	@BeforeAll
	static void start() throws IOException {
		int port = RunningSample.freePort();
		prometheus = new Http(URI.create("http://127.0.0.1:%d/".formatted(port)));
		app = RunningSample
			.start(pagerDuty.configuration("PD_METRICS", "true", "PD_METRICS_PORT", String.valueOf(port)), clock);
	}

	@AfterAll
	static void stop() throws IOException {
		app.close();
		pagerDuty.close();
	}

	private static double value(String metrics, String name) {
		Matcher line = Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(metrics);
		return line.find() ? Double.parseDouble(line.group(1)) : 0;
	}

	private static String scrape() {
		HttpResponse<String> response = prometheus.get("/actuator/prometheus");
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	@Test
	void metricsThenTheyCountWhatHappensAndNameNoOne() {
		String before = scrape();
		Browser browser = app.browser();
		SampleOnFakePagerDuty.login(browser);
		Browser stranger = app.browser();
		stranger.connect();
		stranger.get("/callback?error=access_denied&state=x");
		Script script = Script.of(browser);
		String token = script.token();
		pagerDuty.answer("/users/PADA001", FakePagerDuty.error(404, "{}").withHeader("ratelimit-remaining", "959"));
		browser.get("/console/call?path=/users/PADA001");
		browser.submit(browser.get("/"), "/refresh", Map.of());
		clock.forward(Duration.ofMinutes(1)); // counted connections are remembered for
												// seconds
		String metrics = scrape();
		assertThat(value(metrics, "pagerduty_logins_total{outcome=\"ok\",step=\"done\"}")).isEqualTo(1);
		assertThat(metrics).contains("step=\"callback\"");
		assertThat(value(metrics, "pagerduty_tokens_total{kind=\"script-key\"}")
				- value(before, "pagerduty_tokens_total{kind=\"script-key\"}"))
			.isEqualTo(1);
		assertThat(value(metrics, "pagerduty_uses_total{kind=\"browser\",outcome=\"failed\"}")).isEqualTo(1);
		assertThat(value(metrics, "pagerduty_refreshes_total{outcome=\"ok\"}")).isEqualTo(1);
		assertThat(value(metrics, "pagerduty_calls_seconds_count{host=\"localhost\",status=\"404\"}")).isEqualTo(1);
		assertThat(value(metrics, "pagerduty_rate_limit_remaining{host=\"localhost\"}")).isEqualTo(959);
		assertThat(value(metrics, "pagerduty_connections{state=\"active\"}")).isEqualTo(1);
		assertThat(metrics)
			.contains("pagerduty_waiters 0.0", "pagerduty_activity_dropped_total 0.0", "jvm_memory_used",
					"hikaricp_connections", "uri=\"/api/token\"")
			.doesNotContain(token, "PADA001", "a script", "Ada", "acme", "pdus");
		clock.forward(Duration.ofDays(24));
		assertThat(value(scrape(), "pagerduty_connections{state=\"ending\"}")).isEqualTo(1);
		assertThat(browser.get("/").statusCode()).isEqualTo(200);
	}

	@Test
	void serverThenOnlyThatPathOnlyForThisMachine() throws IOException {
		assertThat(prometheus.get("/").statusCode()).isEqualTo(404);
		assertThat(prometheus.send("POST", "/actuator/prometheus").statusCode()).isEqualTo(405);
		assertThat(prometheus
			.sendRaw("GET /actuator/prometheus HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 421");
		assertThat(new Http(app.home()).get("/actuator/prometheus").statusCode()).isNotEqualTo(200);
		assertThat(new Http(app.home()).get("/actuator/health").statusCode()).isEqualTo(200);
	}

	@Test
	void metricsWhenOffThenThereIsNoRegistryAndNoServer() throws IOException {
		try (RunningSample off = RunningSample.start(pagerDuty.configuration())) {
			assertThat(off.context().getBeanNamesForType(MeterRegistry.class)).isEmpty();
			assertThat(off.context().getBeanNamesForType(MetricsServer.class)).isEmpty();
		}
	}

	/** What the dashboard and the alerts ask for must exist. */
	@Test
	void dashboardAndAlertsThenTheyUseKnownMetrics() throws IOException {
		String metrics = scrape() + "pagerduty_logins_total pagerduty_tokens_total pagerduty_refreshes_total "
				+ "pagerduty_calls_seconds_bucket pagerduty_calls_seconds_count pagerduty_calls_seconds_sum "
				+ "pagerduty_rate_limit_remaining pagerduty_uses_total pagerduty_notifications_total";
		String dashboard = Files.readString(Path.of("src/docs/grafana-dashboard.json"));
		assertThat(new JsonMapper().readTree(dashboard).path("panels")).hasSizeGreaterThan(5);
		String alerts = Files.readString(Path.of("src/docs/prometheus-alerts.yml"));
		Set<String> used = new TreeSet<>();
		Pattern.compile("\\b(pagerduty_[a-z_]+|up|jvm_[a-z_]+|process_[a-z_]+)\\b(?=[{\\[)])")
			.matcher(dashboard + alerts)
			.results()
			.forEach((match) -> used.add(match.group(1)));
		assertThat(used).hasSizeGreaterThan(5)
			.allSatisfy((name) -> assertThat(name.equals("up") || metrics.contains(name)).as(name).isTrue());
	}

}

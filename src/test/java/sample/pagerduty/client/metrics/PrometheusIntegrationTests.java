package sample.pagerduty.client.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.MovableClock;
import sample.pagerduty.Requirements;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The metrics, the dashboard and the alerts in a real Prometheus, which is set up as the
 * documentation says.
 */
class PrometheusIntegrationTests {

	private static final Path DOCS = Path.of("src/docs");

	private static final Path ALERTS = DOCS.resolve("prometheus-alerts.yml").toAbsolutePath();

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	private static final JsonMapper mapper = new JsonMapper();

	private static final MovableClock clock = new MovableClock();

	@TempDir
	static Path directory;

	private static FakePagerDuty pagerDuty;

	private static RunningSample app;

	private static Process server;

	private static Http prometheus;

	@BeforeAll
	static void start() throws IOException {
		Requirements.prometheus();
		pagerDuty = new FakePagerDuty(clock);
		int metricsPort = RunningSample.freePort();
		app = RunningSample.start(
				pagerDuty.configuration("PD_METRICS", "true", "PD_METRICS_PORT", String.valueOf(metricsPort)), clock);
		int port = RunningSample.freePort();
		prometheus = new Http(URI.create("http://127.0.0.1:%d/".formatted(port)));
		Path settings = directory.resolve("prometheus.yml");
		Files.writeString(settings,
				"global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 2s}\n"
						+ documentedSettings().replace("prometheus-alerts.yml", ALERTS.toString())
							.replace("9464", String.valueOf(metricsPort)));
		server = new ProcessBuilder("prometheus", "--config.file=" + settings,
				"--storage.tsdb.path=" + directory.resolve("data"), "--web.listen-address=127.0.0.1:" + port,
				"--log.level=warn")
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("log").toFile())
			.start();
	}

	private static String documentedSettings() throws IOException {
		String page = Files.readString(DOCS.resolve("operations.md"));
		int start = page.indexOf("rule_files:");
		return page.substring(start, page.indexOf("```", start));
	}

	@AfterAll
	static void stop() throws IOException {
		if (server != null) {
			server.destroyForcibly().onExit().join();
		}
		if (app != null) {
			app.close();
			pagerDuty.close();
		}
	}

	private static JsonNode ask(String path) {
		HttpResponse<String> response = prometheus.get(path);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return Http.json(response).path("data");
	}

	/** How many series an expression gives. */
	private static int query(String expression) {
		return ask("/api/v1/query?query=" + Http.encode(expression)).path("result").size();
	}

	private static List<String> expressions() throws IOException {
		return mapper.readTree(Files.readString(DOCS.resolve("grafana-dashboard.json")))
			.findValues("expr")
			.stream()
			.map(JsonNode::asString)
			.toList();
	}

	private static Stream<JsonNode> rules() {
		return ask("/api/v1/rules").path("groups").valueStream().flatMap((group) -> group.path("rules").valueStream());
	}

	@Test
	void dashboardAndAlertsThenPrometheusHasWhatTheyAskFor() throws IOException {
		await().atMost(PATIENCE)
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(query("up{job=\"pagerduty-oauth-sample\"} == 1")).isEqualTo(1));
		Browser browser = app.browser();
		SampleOnFakePagerDuty.login(browser);
		Script.of(browser).token();
		pagerDuty.answer("/users/PADA001", FakePagerDuty.error(404, "{}").withHeader("ratelimit-remaining", "99"));
		browser.get("/console/call?path=/users/PADA001");
		browser.submit(browser.get("/"), "/refresh", Map.of());
		clock.forward(Duration.ofDays(24));
		assertThat(expressions()).hasSizeGreaterThan(5)
			.allSatisfy((expression) -> await().atMost(PATIENCE)
				.untilAsserted(() -> assertThat(query(expression)).as(expression).isPositive()));
		assertThat(rules().map((rule) -> rule.path("name").asString())).containsExactly("PagerDutyConnectionEnds",
				"PagerDutyRefreshesFail", "PagerDutyRateLimitNear");
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(rules().filter((rule) -> rule.path("state").asString().equals("pending"))
				.map((rule) -> rule.path("name").asString()))
				.containsExactly("PagerDutyConnectionEnds", "PagerDutyRateLimitNear"));
		assertThat(rules()).allSatisfy((rule) -> assertThat(rule.path("health").asString()).isEqualTo("ok"));
	}

	/** Each alert after the time that it waits, and none of them while all is well. */
	@Test
	void alertsThenTheyFireWhenTheyShould() throws Exception {
		Path test = directory.resolve("test.yml");
		Files.writeString(test,
				"""
						rule_files: ["%s"]
						evaluation_interval: 1m
						tests:
						  - interval: 1m
						    input_series:
						      - {series: 'pagerduty_connections{state="active"}', values: '5x60'}
						      - {series: 'pagerduty_connections{state="ending"}', values: '0x29 1x30'}
						      - {series: 'pagerduty_refreshes_total{outcome="ok"}', values: '0+10x29 300+1x30'}
						      - {series: 'pagerduty_refreshes_total{outcome="timeout"}', values: '0+1x29 30+9x30'}
						      - {series: 'pagerduty_rate_limit_remaining{host="api.pagerduty.com"}', values: '900x29 50x30'}
						    alert_rule_test:
						      - {eval_time: 25m, alertname: PagerDutyConnectionEnds, exp_alerts: []}
						      - {eval_time: 25m, alertname: PagerDutyRefreshesFail, exp_alerts: []}
						      - {eval_time: 25m, alertname: PagerDutyRateLimitNear, exp_alerts: []}
						      - eval_time: 59m
						        alertname: PagerDutyConnectionEnds
						        exp_alerts:
						          - exp_labels: {severity: warning}
						            exp_annotations:
						              summary: "Connections that have ended or will end within a week: 1. Their users have to connect again."
						      - eval_time: 59m
						        alertname: PagerDutyRefreshesFail
						        exp_alerts:
						          - exp_labels: {severity: critical}
						            exp_annotations:
						              summary: "More than half of all refreshes fail. Scripts will get no tokens soon."
						      - eval_time: 59m
						        alertname: PagerDutyRateLimitNear
						        exp_alerts:
						          - exp_labels: {severity: warning, host: api.pagerduty.com}
						            exp_annotations:
						              summary: "api.pagerduty.com accepts fewer than 100 more calls. PagerDuty allows 960 a minute."
						"""
					.formatted(ALERTS));
		Process check = new ProcessBuilder("promtool", "test", "rules", test.toString()).redirectErrorStream(true)
			.start();
		String output = new String(check.getInputStream().readAllBytes());
		assertThat(check.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(check.exitValue()).as(output).isZero();
	}

}

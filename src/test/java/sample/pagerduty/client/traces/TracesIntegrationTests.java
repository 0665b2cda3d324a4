package sample.pagerduty.client.traces;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The traces, as a collector receives them. */
@ExtendWith(OutputCaptureExtension.class)
class TracesIntegrationTests {

	private static final FakePagerDuty pagerDuty = new FakePagerDuty();

	private static final String CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

	private static Collector collector;

	private static RunningSample app;

	@BeforeAll
	static void start() throws IOException {
		collector = new Collector();
		app = RunningSample.start(pagerDuty.configuration("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(),
				"OTEL_EXPORTER_OTLP_HEADERS", "api-key=secret-of-the-collector", "OTEL_BSP_SCHEDULE_DELAY", "50",
				"OTEL_SERVICE_NAME", "tokens-of-acme"));
	}

	@AfterAll
	static void stop() throws IOException {
		app.close();
		collector.close();
		pagerDuty.close();
	}

	@BeforeEach
	void reset() {
		pagerDuty.reset();
	}

	private static Predicate<ReceivedSpan> named(String name) {
		return (span) -> span.name().equals(name);
	}

	private static Predicate<ReceivedSpan> below(ReceivedSpan parent, String name) {
		return named(name)
			.and((span) -> span.traceId().equals(parent.traceId()) && span.parentId().equals(parent.spanId()));
	}

	@Test
	void loginThenItsCallsAreBelowIt() {
		SampleOnFakePagerDuty.login(app.browser());
		ReceivedSpan callback = collector
			.await(named("GET /callback").and((span) -> "ok".equals(span.attributes().get("pagerduty.login.outcome"))));
		assertThat(callback.kind()).isEqualTo(ReceivedSpan.SERVER);
		assertThat(callback.parentId()).isEmpty();
		assertThat(callback.attributes()).containsEntry("http.route", "/callback")
			.containsEntry("http.response.status_code", "302")
			.containsEntry("pagerduty.login.step", "done");
		ReceivedSpan token = collector.await(below(callback, "POST /oauth/token"));
		assertThat(token.kind()).isEqualTo(ReceivedSpan.CLIENT);
		assertThat(token.attributes()).containsOnly(Map.entry("http.request.method", "POST"),
				Map.entry("server.address", "localhost"), Map.entry("url.template", "/oauth/token"),
				Map.entry("http.response.status_code", "200"));
		collector.await(below(callback, "GET /users/me"));
		assertThat(collector.paths()).containsOnly("/v1/traces");
		assertThat(collector.raw()).contains("tokens-of-acme");
	}

	@Test
	void requestsThenNoSpanHasASecretAnIdOrAName() {
		Browser browser = app.browser();
		String state = browser.connect().get("state");
		SampleOnFakePagerDuty.callback(browser, state);
		Browser stranger = app.browser();
		stranger.connect();
		stranger.get("/callback?error=access_denied&state=guessed-state");
		Script script = Script.of(browser);
		String token = script.token();
		new Script(app.home(), "pdsk_not-a-key-of-anyone").ask("?validity=made-up");
		new Http(app.home()).send("PROPFIND-secret", "/api/token");
		new Http(app.home()).get("/made/up/path?query=made-up", "traceparent", CALLER, "User-Agent", "agent-of-caller");
		pagerDuty.answer("/users/PADA001", FakePagerDuty.error(404, "{\"error\":{\"message\":\"of PagerDuty\"}}"));
		browser.get("/console/call?path=/users/PADA001&query.include[]=made-up");
		pagerDuty.answer("/ada/secret", FakePagerDuty.error(500, "{}"));
		browser.get("/console/call?path=/ada/secret");
		pagerDuty.answerRefresh(FakePagerDuty.error(400, "{\"error\":\"invalid_grant\"}"));
		browser.submit(browser.get("/"), "/refresh", Map.of());
		app.browser().get("/no/such/page");
		ReceivedSpan refused = collector.await(named("GET /api/token")
			.and((span) -> "401".equals(span.attributes().get("http.response.status_code"))));
		assertThat(refused.attributes()).containsOnlyKeys("http.request.method", "http.route",
				"http.response.status_code");
		assertThat(collector
			.await(named("GET /api/token")
				.and((span) -> "200".equals(span.attributes().get("http.response.status_code"))))
			.attributes()).containsEntry("pagerduty.use.kind", "script-key");
		ReceivedSpan missing = collector.await(named("GET /users/{id}"));
		assertThat(missing.status()).isEqualTo(ReceivedSpan.ERROR);
		assertThat(missing.attributes()).containsEntry("error.type", "404");
		assertThat(collector
			.await(named("GET").and((span) -> "500".equals(span.attributes().get("http.response.status_code"))))
			.attributes()).doesNotContainKey("url.template");
		collector.await((span) -> "invalid-grant".equals(span.attributes().get("pagerduty.refresh.outcome")));
		collector.await(named("_OTHER").or(named("_OTHER /api/token")));
		Set<String> keys = new TreeSet<>();
		collector.spans().forEach((span) -> keys.addAll(span.attributes().keySet()));
		assertThat(keys).containsExactly("error.type", "http.request.method", "http.response.status_code", "http.route",
				"pagerduty.login.outcome", "pagerduty.login.step", "pagerduty.refresh.outcome", "pagerduty.use.kind",
				"server.address", "url.template");
		assertThat(collector.spans()).allSatisfy((span) -> assertThat(span.others()).isZero());
		assertThat(collector.spans().toString()).doesNotContain("?", "Ada", "/ada", "made");
		assertThat(collector.raw()).doesNotContain(state, FakePagerDuty.CODE, token, FakePagerDuty.ACCESS_TOKEN,
				FakePagerDuty.REFRESH_TOKEN, FakePagerDuty.CLIENT_ID, FakePagerDuty.CLIENT_SECRET, script.key(),
				"pdsk_", "pdus+", browser.sessionCookie().getValue(), "guessed-state", "PROPFIND", "agent-of-caller",
				"PADA001", "of PagerDuty", "acme.pagerduty", "example.com", "secret", "0af7651916cd43dd", "host.name",
				"process.");
	}

	@Test
	void callsThenPagerDutyIsToldNothingAboutTheTrace() {
		Browser browser = app.browser();
		SampleOnFakePagerDuty.login(browser);
		browser.get("/services");
		assertThat(pagerDuty.server().getAllServeEvents()).hasSizeGreaterThan(2)
			.allSatisfy((call) -> assertThat(call.getRequest().getHeaders().keys()).doesNotContain("traceparent",
					"tracestate", "baggage", "b3"));
	}

	@Test
	void staticFileOrHealthCheckThenNoSpan() {
		Http http = new Http(app.home());
		http.get("/actuator/health");
		http.get("/css/app.css");
		http.get("/setup");
		collector.await(named("GET /setup"));
		assertThat(collector.spans()).noneMatch(
				(span) -> span.name().contains("health") || span.name().contains("css") || span.name().contains("**"));
	}

	@Test
	void callerWithTraceThenOnlyATrustedOneIsFollowed() throws Exception {
		new Http(app.home()).get("/activity.csv", "traceparent", CALLER);
		assertThat(collector.await(named("GET /activity.csv")).parentId()).isEmpty();
		try (Collector ofTrusting = new Collector();
				RunningSample trusting = RunningSample
					.start(pagerDuty.configuration("PD_TRUST_PROXY", "true", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
							ofTrusting.url() + "/otlp", "OTEL_BSP_SCHEDULE_DELAY", "50"))) {
			new Http(trusting.home()).get("/activity", "traceparent", CALLER, "tracestate", "vendor=any-text");
			ReceivedSpan span = ofTrusting.await(named("GET /activity"));
			assertThat(span.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
			assertThat(span.parentId()).isEqualTo("b7ad6b7169203331");
			assertThat(ofTrusting.raw()).doesNotContain("any-text").contains("pagerduty-oauth-sample");
			assertThat(ofTrusting.paths()).containsOnly("/otlp");
		}
	}

	@Test
	void offThenNothingOfItIsThere() throws IOException {
		try (RunningSample off = RunningSample.start(pagerDuty.configuration("OTEL_SERVICE_NAME", "a"))) {
			assertThat(off.context().getBeanNamesForType(SpanExport.class)).isEmpty();
			assertThat(off.context().getBeanNamesForType(EventSpans.class)).isEmpty();
			assertThat(off.context().containsBean("requestSpans")).isFalse();
		}
	}

	@Test
	void valueThatIsRefusedThenTheAppRunsAndDoesNotLogIt(CapturedOutput output) throws IOException {
		try (RunningSample running = RunningSample.start(pagerDuty.configuration("OTEL_EXPORTER_OTLP_ENDPOINT",
				collector.url(), "OTEL_EXPORTER_OTLP_HEADERS", "a header without a value"))) {
			assertThat(new Http(running.home()).get("/setup").statusCode()).isEqualTo(200);
		}
		assertThat(output)
			.contains("There are no traces, because OpenTelemetry refuses a value of OTEL_EXPORTER_OTLP_HEADERS")
			.doesNotContain("a header without a value");
	}

	@Test
	void collectorThatRefusesThenOneLineAndOneWhenItAcceptsAgain(CapturedOutput output) throws IOException {
		try (Collector refusing = new Collector();
				RunningSample running = RunningSample.start(pagerDuty.configuration("OTEL_EXPORTER_OTLP_ENDPOINT",
						refusing.url(), "OTEL_BSP_SCHEDULE_DELAY", "50"))) {
			Http http = new Http(running.home());
			refusing.answer(401);
			for (int i = 0; i < 4; i++) {
				assertThat(http.get("/activity").statusCode()).isNotEqualTo(500);
				refusing.await(named("GET /activity"));
				refusing.forget();
			}
			refusing.answer(200);
			http.get("/activity");
			refusing.await(named("GET /activity"));
			await().untilAsserted(() -> assertThat(output.getOut()).contains("again"));
		}
		assertThat(output.getOut()).containsOnlyOnce("Traces are lost, because the collector refuses them")
			.containsOnlyOnce("Traces reach the collector again")
			.doesNotContain("HttpExporter", "\tat ", "WebappClassLoader");
	}

}

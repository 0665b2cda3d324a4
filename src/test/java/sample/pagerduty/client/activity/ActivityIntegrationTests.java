package sample.pagerduty.client.activity;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.MovableClock;
import sample.pagerduty.RunningSample;
import sample.pagerduty.TestPostgres;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.mcp.McpAgent;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The log of who used a connection, as its owner sees it. */
class ActivityIntegrationTests {

	private final MovableClock clock = new MovableClock();

	private final FakePagerDuty pagerDuty = new FakePagerDuty(this.clock);

	private RunningSample app;

	private Browser browser;

	enum Store {

		H2, POSTGRESQL

	}

	@BeforeEach
	void start() throws IOException {
		start(Map.of());
	}

	private void start(Map<String, String> settings) throws IOException {
		Map<String, String> environment = new HashMap<>(this.pagerDuty.configuration());
		environment.putAll(settings);
		this.app = RunningSample.start(environment, this.clock);
		this.browser = this.app.browser();
		SampleOnFakePagerDuty.login(this.browser);
	}

	private void startOn(Store store) throws IOException {
		if (store == Store.POSTGRESQL) {
			this.app.close();
			start(TestPostgres.shared().createDatabase().configuration());
		}
	}

	@AfterEach
	void stop() throws IOException {
		this.app.close();
		this.pagerDuty.close();
	}

	/** The page, once it has what is expected. */
	private String page(String query, String expected) {
		return await().atMost(Duration.ofSeconds(60))
			.until(() -> this.browser.get("/activity" + query).body(), (page) -> page.contains(expected));
	}

	@ParameterizedTest
	@EnumSource
	void activityThenEachUseIsListedWithoutTokens(Store store) throws IOException {
		startOn(store);
		assertThat(this.browser.get("/activity").body()).contains("Nothing yet.", "90 days");
		Script script = Script.of(this.browser);
		String token = script.token();
		script.ask("?min_validity=999999999");
		this.browser.get("/services");
		this.browser.get("/console/call?path=/users/me");
		this.browser.get("/console/call?path=/users/" + Browser.encode("pdus+_0secret"));
		this.browser.submit(this.browser.get("/"), "/refresh", Map.of());
		String page = page("", "refresh");
		assertThat(page)
			.contains("a script", ">token<", "validity-too-long", "GET /services", "GET /users/me", "GET /users/…",
					">Failed</span> <code>not-found</code>", ">Succeeded</span>", "127.0.0.1", "Download as CSV")
			.doesNotContain(token, FakePagerDuty.ACCESS_TOKEN, "secret<");
		assertThat(this.browser.get("/activity?kind=script-key&result=ok").body()).contains(">token<")
			.doesNotContain("validity-too-long", "GET /services");
		assertThat(this.browser.get("/activity?name=A+SCR").body()).contains(">token<").doesNotContain("GET /services");
		assertThat(this.browser.get("/activity?name=%25").body()).contains("No entries match.");
		assertThat(this.browser.get("/activity?result=failed").body()).contains("validity-too-long", "not-found");
		assertThat(this.browser
			.get("/activity?since=" + this.clock.instant().plus(Duration.ofDays(1)).toString().substring(0, 10))
			.body()).contains("No entries match.");
		HttpResponse<String> csv = this.browser.get("/activity.csv?kind=browser");
		assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("pagerduty-activity.csv");
		assertThat(csv.body().lines()).hasSize(5).first().isEqualTo("time,kind,name,action,result,address");
		this.clock.forward(Duration.ofDays(91));
		assertThat(this.browser.get("/activity").body()).doesNotContain("GET /services", ">token<");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?kind=x", "?result=x", "?since=x", "?before=x", "?before=-1" })
	void activityWhenFilteredWronglyThen400(String query) {
		assertThat(this.browser.get("/activity" + query)).satisfies((page) -> {
			assertThat(page.statusCode()).isEqualTo(400);
			assertThat(page.body()).contains("There is no such filter or page.");
		});
		if (!query.contains("before")) {
			assertThat(this.browser.get("/activity.csv" + query).statusCode()).isEqualTo(400);
		}
	}

	@Test
	void activityThenOnlyOfOnesOwnConnectionAndEndsWithIt() {
		Script.of(this.browser).token();
		page("", ">token<");
		this.pagerDuty.logInAs("POTHER1", "Olga Other");
		Browser other = this.app.browser();
		SampleOnFakePagerDuty.login(other);
		assertThat(other.get("/activity").body()).contains("Nothing yet.");
		assertThat(this.app.browser().get("/activity").statusCode()).isEqualTo(302);
		this.browser.submit(this.browser.get("/"), "/disconnect", Map.of());
		JdbcClient store = this.app.context().getBean(JdbcClient.class);
		await().untilAsserted(() -> assertThat(count(store)).isZero());
	}

	private static int count(JdbcClient store) {
		return store.sql("select count(*) from activity").query(Integer.class).single();
	}

	@ParameterizedTest
	@EnumSource
	void trimThenTheNewestOfThatConnectionStay(Store store) throws IOException {
		startOn(store);
		this.pagerDuty.logInAs("POTHER1", "Olga Other");
		SampleOnFakePagerDuty.login(this.app.browser());
		List<UUID> connections = this.app.context()
			.getBean(ConnectionService.class)
			.findAll()
			.stream()
			.map(Connection::id)
			.toList();
		ActivityRepository entries = this.app.context().getBean(ActivityRepository.class);
		List<ActivityLog.Recorded> written = IntStream.rangeClosed(1, 5)
			.boxed()
			.flatMap((number) -> connections.stream()
				.map((id) -> Activity.token(id, ActivityKind.SCRIPT_KEY, "trim " + number)))
			.map((activity) -> new ActivityLog.Recorded(activity, this.clock.instant(), null))
			.toList();
		entries.save(written);
		entries.trim(connections.get(0), 2);
		entries.trim(connections.get(1), 9);
		assertThat(connections).hasSize(2)
			.map((id) -> names(entries, id))
			.containsExactly(List.of("trim 5", "trim 4"), List.of("trim 5", "trim 4", "trim 3", "trim 2", "trim 1"));
	}

	private static List<String> names(ActivityRepository entries, UUID connection) {
		ActivityFilter all = new ActivityFilter(null, "", null, null);
		return entries.find(connection, all, Instant.EPOCH, Long.MAX_VALUE, 100)
			.stream()
			.map(ActivityEntry::name)
			.toList();
	}

	@Test
	void activityWhenThereIsMuchThenPagesAndABound() {
		UUID connection = this.app.context().getBean(ConnectionService.class).findAll().get(0).id();
		ActivityLog log = this.app.context().getBean(ActivityLog.class);
		for (int batch = 0; batch < 6; batch++) {
			int number = batch;
			IntStream.range(0, 2000)
				.forEach(
						(i) -> log.record(Activity.token(connection, ActivityKind.MCP_CLIENT, "m" + number + "x" + i)));
			page("", "m" + number + "x1999<");
		}
		log.record(Activity.token(connection, ActivityKind.MCP_CLIENT, "=last"));
		String first = page("", "=last");
		String older = first.replaceFirst("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
		assertThat(this.browser.get(older).body()).contains("m5x1901<", "Newest").doesNotContain("=last");
		JdbcClient store = this.app.context().getBean(JdbcClient.class);
		assertThat(count(store)).isBetween(10_000, 10_500);
		assertThat(this.browser.get("/activity.csv").body()).contains("\"'=last\"").hasLineCount(count(store) + 1);
	}

	@Test
	void activityWhenTheAppStopsThenTheLastEntryIsThere() throws IOException {
		this.app.close();
		Map<String, String> database = TestPostgres.shared().createDatabase().configuration();
		start(database);
		Script script = Script.of(this.browser);
		script.token();
		this.app.close();
		start(database);
		assertThat(List.of(this.browser.get("/activity").body())).allMatch((page) -> page.contains(">token<"));
	}

	@Test
	void activityWhenAnMcpClientCallsAToolThenItIsListed() {
		McpAgent agent = McpAgent.of(this.browser, "MCP");
		agent.legacy("tools/call", "{\"name\":\"whoami\",\"arguments\":{}}");
		assertThat(page("?kind=mcp-client", "my agent</bdi>")).containsIgnoringCase("whoami");
	}

	@Test
	void activityWhenAPersonTriesAToolThenItIsListedWithItsResult() {
		this.browser.submit(this.browser.get("/agents/tools/whoami"), "/agents/tools/whoami", Map.of());
		this.browser.submit(this.browser.get("/agents/tools/get_service"), "/agents/tools/get_service",
				Map.of("arg.service_id", "../x"));
		assertThat(page("?kind=browser&result=failed", "Pagerduty.GetService"))
			.contains("<code>TOOL_RUNTIME_BAD_INPUT_VALUE</code>");
		assertThat(page("?kind=browser&result=ok", "Pagerduty.")).containsIgnoringCase("Pagerduty.whoami")
			.doesNotContain("../x");
	}

	@ParameterizedTest
	@CsvSource({ "PT2184H, 90", "PT1S, 0" })
	void startThenEntriesThatAreNoLongerKeptAreDeleted(Duration later, String days) throws IOException {
		this.app.close();
		Map<String, String> settings = new HashMap<>(TestPostgres.shared().createDatabase().configuration());
		start(settings);
		Script.of(this.browser).token();
		page("", ">token<");
		this.app.close();
		this.clock.forward(later);
		settings.putAll(this.pagerDuty.configuration("PD_ACTIVITY_DAYS", days));
		this.app = RunningSample.start(settings, this.clock);
		JdbcClient store = this.app.context().getBean(JdbcClient.class);
		await().untilAsserted(() -> assertThat(count(store)).isZero());
	}

	@Test
	void activityWhenTurnedOffThenThePageSaysSo() throws IOException {
		this.app.close();
		start(Map.of("PD_ACTIVITY_DAYS", "0"));
		Script.of(this.browser).token();
		assertThat(this.browser.get("/activity").body()).contains("turned the log off");
	}

}

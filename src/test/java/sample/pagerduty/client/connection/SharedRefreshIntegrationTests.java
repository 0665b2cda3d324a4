package sample.pagerduty.client.connection;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SampleProcess;
import sample.pagerduty.TestPostgres;
import sample.pagerduty.client.Callers;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sample.pagerduty.client.FakePagerDuty.LIFETIME;
import static sample.pagerduty.client.FakePagerDuty.TOKEN;
import static sample.pagerduty.client.FakePagerDuty.error;
import static sample.pagerduty.client.FakePagerDuty.newPair;

/** A refresh and several processes, some of which are killed during it. */
class SharedRefreshIntegrationTests {

	/** In both processes more than the pool has connections to PostgreSQL. */
	private static final int CALLERS = 50;

	private final FakePagerDuty pagerDuty = new FakePagerDuty();

	private final Map<String, String> environment = new HashMap<>(this.pagerDuty.configuration());

	private TestPostgres.Database database;

	@TempDir
	private Path directory;

	@BeforeEach
	void prepare() throws IOException {
		this.environment.put("PD_READ_TIMEOUT", "30s");
		this.environment.put("PD_REDIRECT_URI", "http://localhost:%d/callback".formatted(RunningSample.freePort()));
	}

	@AfterEach
	void stop() {
		this.pagerDuty.close();
	}

	@Test
	void callersOfTwoProcessesWhenTheTokenHasExpiredThenOneRefresh() throws Exception {
		usePostgreSql();
		Map<String, String> other = new HashMap<>(this.environment);
		other.put("PD_REDIRECT_URI", "http://localhost:%d/callback".formatted(RunningSample.freePort()));
		try (SampleProcess second = SampleProcess.start(this.directory, other);
				RunningSample first = RunningSample.start(this.environment)) {
			Script script = connect(first);
			Script twin = script.at(second.awaitStarted().home());
			expire();
			this.pagerDuty.answerRefresh(newPair(LIFETIME).withFixedDelay(500));
			AtomicInteger turn = new AtomicInteger();
			List<HttpResponse<String>> answers = Callers.atOnce(CALLERS,
					() -> ((turn.getAndIncrement() % 2 == 0) ? script : twin).ask("?format=text"));
			assertThat(answers).allSatisfy((answer) -> assertThat(answer.statusCode()).isEqualTo(200));
			assertThat(answers.stream().map(HttpResponse::body).collect(Collectors.toSet())).singleElement()
				.asString()
				.startsWith("pdus+_0CCCCCC_");
			assertThat(this.pagerDuty.refreshTokensSent()).hasSize(1);
		}
	}

	@Test
	void twoAppsAndTwoTerminalsWhenTheTokenHasExpiredThenOneRefresh() throws Exception {
		usePostgreSql();
		Map<String, String> other = new HashMap<>(this.environment);
		other.put("PD_REDIRECT_URI", "http://localhost:%d/callback".formatted(RunningSample.freePort()));
		Map<String, String> noApp = new HashMap<>(this.environment);
		noApp.put("PD_REDIRECT_URI", "http://localhost:%d/callback".formatted(RunningSample.freePort()));
		try (SampleProcess second = SampleProcess.start(this.directory, other);
				RunningSample first = RunningSample.start(this.environment)) {
			Script script = connect(first);
			Script twin = script.at(second.awaitStarted().home());
			expire();
			this.pagerDuty.answerRefresh(newPair(LIFETIME).withFixedDelay(4000));
			try (SampleProcess terminal = SampleProcess.start(this.directory, other, "token");
					SampleProcess alone = SampleProcess.start(this.directory, noApp, "token")) {
				AtomicInteger turn = new AtomicInteger();
				List<HttpResponse<String>> answers = Callers.atOnce(10,
						() -> ((turn.getAndIncrement() % 2 == 0) ? script : twin).ask("?format=text"));
				String token = answers.get(0).body();
				assertThat(answers).allSatisfy((answer) -> assertThat(answer.body()).isEqualTo(token));
				assertThat(terminal.awaitEnd()).as(terminal.output()).isZero();
				assertThat(alone.awaitEnd()).as(alone.output()).isZero();
				assertThat(terminal.output()).isEqualToIgnoringNewLines(token);
				assertThat(alone.output()).isEqualToIgnoringNewLines(token);
			}
			assertThat(this.pagerDuty.refreshTokensSent()).hasSize(1);
		}
	}

	@Test
	void callerWhenAnotherProcessHoldsTheRowThenAClearAnswerInTime() throws Exception {
		usePostgreSql();
		this.environment.put("PD_READ_TIMEOUT", "5s");
		this.environment.put("PD_CONNECT_TIMEOUT", "500ms");
		try (RunningSample sample = RunningSample.start(this.environment)) {
			Script script = connect(sample);
			expire();
			try (Connection holder = open(); Statement statement = holder.createStatement()) {
				holder.setAutoCommit(false);
				statement.execute("select * from pagerduty_connection for update");
				HttpResponse<String> answer = script.ask("");
				assertThat(answer.statusCode()).isEqualTo(503);
				assertThat(Script.problemIn(answer)).isEqualTo("busy");
			}
			assertThat(script.token()).startsWith("pdus+_0CCCCCC_");
		}
	}

	@Test
	void refreshWhenTheDatabaseIsLostThenTheNewPairIsSavedLater() throws Exception {
		try (TestPostgres postgres = TestPostgres.start()) {
			this.database = postgres.createDatabase();
			this.environment.putAll(this.database.configuration());
			try (RunningSample sample = RunningSample.start(this.environment)) {
				Script script = connect(sample);
				expire();
				this.pagerDuty.answerRefresh(newPair(LIFETIME).withFixedDelay(3000));
				CompletableFuture<HttpResponse<String>> refresh = CompletableFuture
					.supplyAsync(() -> script.ask("?format=text"));
				await().until(() -> this.pagerDuty.refreshTokensSent().size() == 1);
				postgres.stopServer();
				postgres.startServer();
				HttpResponse<String> answer = refresh.get(60, TimeUnit.SECONDS);
				assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
				assertThat(answer.body().strip()).startsWith("pdus+_0CCCCCC_").isEqualTo(script.token());
				assertThat(this.pagerDuty.refreshTokensSent()).hasSize(1);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "PostgreSQL, rotated", "PostgreSQL, not seen", "H2, rotated", "H2, not seen" })
	void processWhenKilledDuringARefreshThenWorksOrSaysConnectAgain(String store, String atPagerDuty) throws Exception {
		useStore(store);
		Script script;
		try (RunningSample sample = RunningSample.start(this.environment)) {
			script = connect(sample);
		}
		expire();
		this.pagerDuty.answerRefresh(newPair(LIFETIME).withFixedDelay(60_000));
		try (SampleProcess sample = SampleProcess.start(this.directory, this.environment).awaitStarted()) {
			CompletableFuture<HttpResponse<String>> cut = CompletableFuture.supplyAsync(() -> script.ask(""));
			await().until(() -> this.pagerDuty.refreshTokensSent().size() == 1);
			sample.kill();
			assertThat(cut).failsWithin(Duration.ofSeconds(30));
		}
		boolean rotated = atPagerDuty.equals("rotated");
		ResponseDefinitionBuilder next = rotated ? error(400, "{\"error\":\"invalid_grant\"}") : newPair(LIFETIME);
		this.pagerDuty.answerRefresh(next);
		try (RunningSample sample = RunningSample.start(this.environment)) {
			HttpResponse<String> answer = script.at(sample.home()).ask("");
			assertThat(answer.statusCode()).isEqualTo(rotated ? 403 : 200);
			if (rotated) {
				assertThat(Script.problemIn(answer)).isEqualTo("connection-ended");
			}
			assertThat(this.pagerDuty.refreshTokensSent()).hasSize(2).containsOnly(FakePagerDuty.REFRESH_TOKEN);
		}
	}

	/**
	 * Every refresh token works once, as at PagerDuty. The refreshes that were cut off
	 * have used theirs up.
	 */
	@Test
	void processWhenKilledDuringFiftyRefreshesThenEachWorksOrSaysConnectAgain() throws Exception {
		useStore("H2");
		List<Script> scripts = new ArrayList<>();
		try (RunningSample sample = RunningSample.start(this.environment)) {
			for (int i = 0; i < 50; i++) {
				scripts.add(connectAs(i, sample));
			}
		}
		expire();
		this.pagerDuty.answerRefresh(newPair(LIFETIME).withFixedDelay(2000));
		ExecutorService callers = Executors.newFixedThreadPool(50);
		try (SampleProcess sample = SampleProcess.start(this.directory, this.environment).awaitStarted()) {
			scripts.forEach((script) -> callers.execute(() -> script.ask("")));
			await().until(() -> this.pagerDuty.refreshTokensSent().size() >= 7);
			sample.kill();
		}
		finally {
			callers.shutdownNow();
		}
		this.pagerDuty.answerRefresh(newPair(LIFETIME));
		List<String> used = this.pagerDuty.refreshTokensSent();
		assertThat(used).doesNotHaveDuplicates().hasSizeLessThan(50);
		used.forEach((token) -> this.pagerDuty.server()
			.stubFor(post(urlPathEqualTo(TOKEN)).atPriority(1)
				.withFormParam("refresh_token", equalTo(token))
				.willReturn(error(400, "{\"error\":\"invalid_grant\"}"))));
		try (RunningSample sample = RunningSample.start(this.environment)) {
			List<String> results = scripts.stream().map((script) -> resultOf(script.at(sample.home()))).toList();
			assertThat(results).hasSize(50).containsOnly("200", "403 connection-ended");
			// Only those that ran when the process was killed.
			assertThat(results.stream().filter((result) -> result.startsWith("403"))).hasSizeBetween(1, 5);
		}
	}

	private Script connectAs(int number, RunningSample sample) {
		String user = "PUSER" + number;
		this.pagerDuty.logInAs(user, "User " + number);
		String idToken = this.pagerDuty.idToken((claims) -> claims.claim("user_id", user).subject(user));
		this.pagerDuty.answer(TOKEN, okJson(FakePagerDuty.tokens(idToken, "openid users.read services.read")
			.replace(FakePagerDuty.REFRESH_TOKEN, "pdus+_1USER_" + number)));
		return connect(sample);
	}

	private static String resultOf(Script script) {
		HttpResponse<String> answer = script.ask("");
		return (answer.statusCode() == 200) ? "200" : answer.statusCode() + " " + Script.problemIn(answer);
	}

	private void useStore(String store) throws IOException {
		if (store.equals("H2")) {
			this.environment.put("PD_STORE_DIR", this.directory.resolve("store").toString());
		}
		else {
			usePostgreSql();
		}
	}

	private void usePostgreSql() throws IOException {
		this.database = TestPostgres.shared().createDatabase();
		this.environment.putAll(this.database.configuration());
	}

	private static Script connect(RunningSample sample) {
		Browser browser = sample.browser();
		SampleOnFakePagerDuty.login(browser);
		return Script.of(browser);
	}

	/** Makes the tokens one day older. */
	private void expire() throws SQLException {
		try (Connection connection = open(); Statement statement = connection.createStatement()) {
			statement.execute("update pagerduty_connection set issued_at = issued_at - interval '1' day, "
					+ "expires_at = expires_at - interval '1' day");
		}
	}

	private Connection open() throws SQLException {
		return (this.database != null) ? this.database.dataSource().getConnection()
				: DriverManager.getConnection("jdbc:h2:file:" + this.directory.resolve("store/store"));
	}

}

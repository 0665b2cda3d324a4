package sample.pagerduty.client.connection;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sample.pagerduty.client.FakePagerDuty.LIFETIME;
import static sample.pagerduty.client.FakePagerDuty.error;
import static sample.pagerduty.client.FakePagerDuty.newPair;

/** A refresh and several processes, some of which are killed during it. */
class SharedRefreshIntegrationTests {

	private static final int CALLERS = 200;

	private final FakePagerDuty pagerDuty = new FakePagerDuty();

	private final Map<String, String> environment = new HashMap<>(this.pagerDuty.configuration());

	private TestPostgres.Database database;

	@TempDir
	private Path directory;

	@BeforeEach
	void prepare() throws IOException {
		this.environment.put("READ_TIMEOUT", "5s");
		this.environment.put("REDIRECT_URI", "http://localhost:%d/callback".formatted(RunningSample.freePort()));
	}

	@AfterEach
	void stop() {
		this.pagerDuty.close();
	}

	@Test
	void callersOfTwoProcessesWhenTheTokenHasExpiredThenOneRefresh() throws Exception {
		usePostgreSql();
		Map<String, String> other = new HashMap<>(this.environment);
		other.put("REDIRECT_URI", "http://localhost:%d/callback".formatted(RunningSample.freePort()));
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
	void callerWhenAnotherProcessHoldsTheRowThenAClearAnswerInTime() throws Exception {
		usePostgreSql();
		this.environment.put("READ_TIMEOUT", "500ms");
		this.environment.put("CONNECT_TIMEOUT", "500ms");
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
		this.pagerDuty.answerRefresh(newPair(LIFETIME).withFixedDelay(4000));
		try (SampleProcess sample = SampleProcess.start(this.directory, this.environment).awaitStarted()) {
			CompletableFuture<HttpResponse<String>> cut = CompletableFuture.supplyAsync(() -> script.ask(""));
			await().until(() -> this.pagerDuty.refreshTokensSent().size() == 1);
			sample.kill();
			assertThat(cut).failsWithin(Duration.ofSeconds(10));
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

	private void useStore(String store) throws IOException {
		if (store.equals("H2")) {
			this.environment.put("STORE_DIR", this.directory.resolve("store").toString());
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

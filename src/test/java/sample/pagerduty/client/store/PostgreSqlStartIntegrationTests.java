package sample.pagerduty.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SampleProcess;
import sample.pagerduty.TestPostgres;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.config.Secret;
import sample.pagerduty.client.config.StoreSettings.PostgreSql;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

/** What the start says if something is wrong with PostgreSQL. */
@EnabledIf("sample.pagerduty.Requirements#postgresIsRequiredOrThere")
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PostgreSqlStartIntegrationTests {

	@TempDir
	private static Path directory;

	private static final FakePagerDuty pagerDuty = new FakePagerDuty();

	private static TestStore store;

	/** Waits for a database that does not exist, while the other tests run. */
	private static SampleProcess hopeless;

	@BeforeAll
	static void start() throws IOException {
		hopeless = SampleProcess.start(directory, configuration("PD_DATABASE_URL",
				"jdbc:postgresql://127.0.0.1:%d/none?options=s3cret".formatted(RunningSample.freePort())));
		store = TestStore.in(TestPostgres.shared());
	}

	@AfterAll
	static void stop() {
		hopeless.close();
		pagerDuty.close();
	}

	private static Map<String, String> configuration(String... settings) throws IOException {
		return TestStore.in(TestPostgres.shared()).configuration(pagerDuty, settings);
	}

	@Test
	@Order(Integer.MAX_VALUE)
	void processWhenDatabaseIsDownThenTriesForAWhileAndEndsWithASentence() throws Exception {
		assertThat(hopeless.awaitEnd()).isEqualTo(1);
		assertThat(hopeless.output())
			.containsPattern("The database jdbc:postgresql://127.0.0.1:\\d+/none cannot be reached\\.")
			.contains("trying for 20 s", "DATABASE_URL")
			.doesNotContain("\tat ", "Exception", "s3cret", TestPostgres.PASSWORD, TestPostgres.STORE_KEY);
	}

	@Test
	void processWhenDatabaseComesUpMeanwhileThenStarts() throws Exception {
		try (TestPostgres postgres = TestPostgres.start()) {
			TestStore late = TestStore.in(postgres);
			postgres.stopServer();
			try (SampleProcess process = SampleProcess.start(directory, late.configuration(pagerDuty))) {
				await().until(() -> process.output().contains("trying for 20 s"));
				postgres.startServer();
				process.awaitStarted();
				Person.login("Ada", process.browser(), pagerDuty).assertConnected();
			}
		}
	}

	@Test
	void startWhenPasswordIsWrongThenSaysSo(CapturedOutput log) throws IOException {
		assertRefused(log, configuration("PD_DATABASE_PASSWORD", "wr0ng"), "rejects the user sample.",
				"DATABASE_PASSWORD");
	}

	@Test
	void startWhenDatabaseIsMissingThenSaysSo(CapturedOutput log) throws IOException {
		String url = configuration().get("PD_DATABASE_URL").replaceFirst("test_.*", "missing");
		assertRefused(log, configuration("PD_DATABASE_URL", url), url + " does not exist.");
	}

	@Test
	void startWhenUserMayNotCreateTablesThenSaysSo(CapturedOutput log) throws IOException {
		store.jdbc().sql("alter schema public owner to postgres").update();
		assertRefused(log, store.configuration(pagerDuty), "does not let the user sample create or use tables.",
				"grant it CREATE and USAGE");
		store.jdbc().sql("alter schema public owner to pg_database_owner").update();
	}

	@ParameterizedTest
	@CsvSource({ "25006,is read-only", "53100,has no free disk space", "53300,has too many connections",
			"57P03,is starting up or shutting down", "28000,rejects the user ada", "08006,cannot be reached",
			"XX000,cannot be used", ",cannot be used" })
	void failureWhenItIsRareThenExplained(String sqlState, String words) {
		SQLException thrown = new SQLException("s3cret", sqlState);
		StoreException failure = PostgreSqlFailure.of(thrown)
			.exception(new PostgreSql("jdbc:postgresql://db/x?a=s3cret", "ada", new Secret("s3cret")), thrown);
		assertThat(failure.description()).isEqualTo("The database jdbc:postgresql://db/x %s.".formatted(words));
		assertThat(failure.advice()).doesNotContain("s3cret").endsWith(".");
	}

	@Test
	void startWhenTablesAreAnotherProgramsThenRefusesAndLeavesThem(CapturedOutput log) throws IOException {
		TestStore others = TestStore.in(TestPostgres.shared());
		JdbcClient jdbc = others.jdbc();
		jdbc.sql("create table customer (name text)").update();
		jdbc.sql("insert into customer values ('Carol')").update();
		String before = others.everything();
		assertRefused(log, others.configuration(pagerDuty), "The tables of the store are not as this app left them.",
				"another program's tables");
		assertThat(others.everything()).isEqualTo(before);
	}

	private static void assertRefused(CapturedOutput log, Map<String, String> configuration, String... sentences) {
		assertThatException().isThrownBy(() -> RunningSample.start(configuration));
		assertThat(log.getAll()).contains("APPLICATION FAILED TO START")
			.contains(sentences)
			.doesNotContain("\tat ", "wr0ng", TestPostgres.PASSWORD, TestPostgres.STORE_KEY);
	}

}

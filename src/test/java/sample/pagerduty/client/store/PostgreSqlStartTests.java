package sample.pagerduty.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SampleProcess;
import sample.pagerduty.TestPostgres;
import sample.pagerduty.client.FakePagerDuty;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

/** What the start says when PostgreSQL is not as it should be. */
@ExtendWith(OutputCaptureExtension.class)
class PostgreSqlStartTests {

	@TempDir
	private static Path directory;

	private static final FakePagerDuty pagerDuty = new FakePagerDuty();

	private static TestStore store;

	/** Waits for its database in vain, while the others run. */
	private static SampleProcess hopeless;

	@BeforeAll
	static void start() throws IOException {
		hopeless = SampleProcess.start(directory, configuration("DATABASE_URL",
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
		assertRefused(log, configuration("DATABASE_PASSWORD", "wr0ng"), "does not let the user sample in.",
				"DATABASE_PASSWORD");
	}

	@Test
	void startWhenDatabaseIsMissingThenSaysSo(CapturedOutput log) throws IOException {
		String url = configuration().get("DATABASE_URL").replaceFirst("test_.*", "missing");
		assertRefused(log, configuration("DATABASE_URL", url), url + " does not exist.");
	}

	@Test
	void startWhenUserMayMakeNoTablesThenSaysSo(CapturedOutput log) throws IOException {
		store.jdbc().sql("alter schema public owner to postgres").update();
		assertRefused(log, store.configuration(pagerDuty), "does not let the user sample make or use tables.",
				"grant it CREATE and USAGE");
		store.jdbc().sql("alter schema public owner to pg_database_owner").update();
	}

	@Test
	void startWhenDatabaseIsAReadOnlyCopyThenSaysSo(CapturedOutput log) throws IOException {
		assertRefused(log,
				configuration("DATABASE_URL",
						configuration().get("DATABASE_URL") + "?readOnly=true&readOnlyMode=always"),
				"can be read, but not written to.");
	}

	@Test
	void startWhenDatabaseHoldsAnotherProgramsTablesThenRefusesAndLeavesThem(CapturedOutput log) throws IOException {
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

package sample.pagerduty.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sample.pagerduty.Checkup;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SampleProcess;
import sample.pagerduty.TestPostgres;
import sample.pagerduty.client.FakePagerDuty;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code --check} says about the store, and that it leaves the store as it is. */
class StoreCheckIntegrationTests {

	private final FakePagerDuty pagerDuty = new FakePagerDuty();

	@TempDir
	private Path directory;

	@AfterEach
	void stopPagerDuty() {
		this.pagerDuty.close();
	}

	@ParameterizedTest
	@EnumSource
	void checkWhenNothingWasStoredYetThenFineAndLeavesNothing(StoreKind kind) throws IOException {
		TestStore store = kind.create(this.directory);
		assertFine(store);
		assertFine(store);
		assertThat(this.directory).isEmptyDirectory();
		try (RunningSample sample = store.start(this.pagerDuty)) {
			Person.login("Ada", sample.browser(), this.pagerDuty).assertConnected();
		}
	}

	@ParameterizedTest
	@EnumSource
	void checkWhenStoreIsInOrderThenItsTrialWriteIsUndone(StoreKind kind) throws IOException {
		TestStore store = kind.create(this.directory);
		try (RunningSample sample = store.start(this.pagerDuty)) {
			Person.login("Ada", sample.browser(), this.pagerDuty);
		}
		String before = store.everything();
		assertFine(store);
		assertThat(store.everything()).isEqualTo(before).containsIgnoringCase("spring_session_attributes");
	}

	private void assertFine(TestStore store, String... more) throws IOException {
		Checkup checkup = check(store, more);
		assertThat(checkup.status()).as("%s", checkup.lines()).isZero();
		assertThat(checkup.line("Store")).startsWith("ok      ").contains("writable");
	}

	@Test
	void checkWhenTheRunningAppHasTheFileThenFineElseFails() throws Exception {
		TestStore store = TestStore.in(this.directory.resolve("store"));
		try (SampleProcess running = SampleProcess.start(this.directory, store.configuration(this.pagerDuty))
			.awaitStarted()) {
			assertThat(check(store, "REDIRECT_URI", "http://localhost:%d/callback".formatted(RunningSample.freePort()))
				.onlyFailure())
				.startsWith("FAILED  Store: The store in " + this.directory.resolve("store")
						+ " is in use by another process. What to do: Stop that process");
			Checkup ofTheRunningApp = check(store);
			assertThat(ofTheRunningApp.status()).as("%s", ofTheRunningApp.lines()).isZero();
			assertThat(ofTheRunningApp.line("Store")).endsWith("The running app has opened it, as expected.");
			Person.login("Ada", running.browser(), this.pagerDuty).assertConnected();
		}
	}

	@Test
	void checkWhenFolderCannotBeCreatedThenSaysSo() throws IOException {
		Files.createFile(this.directory.resolve("file"));
		assertThat(check(TestStore.in(this.directory.resolve("file").resolve("store"))).onlyFailure())
			.contains("cannot be used for the store.", "STORE_DIR")
			.doesNotContain("Exception");
	}

	@Test
	void checkWhenKeyIsMissingOrWrongThenSaysSoAndCreatesNone() throws IOException {
		Path folder = this.directory.resolve("store");
		TestStore store = TestStore.in(folder);
		store.start(this.pagerDuty).close();
		Path keyFile = folder.resolve("store.key");
		Files.delete(keyFile);
		assertThat(check(store).onlyFailure()).contains("The key of the store, " + keyFile + ", cannot be read.");
		assertThat(keyFile).doesNotExist();
		assertThat(check(store, "STORE_KEY", TestPostgres.STORE_KEY).onlyFailure())
			.contains("The key in STORE_KEY is not the one that the store was written with.")
			.doesNotContain(TestPostgres.STORE_KEY);
	}

	@Test
	void checkWhenFileIsDamagedThenSaysSo() throws IOException {
		Path folder = this.directory.resolve("store");
		TestStore store = TestStore.in(folder);
		store.start(this.pagerDuty).close();
		Files.writeString(folder.resolve("store.mv.db"), "x".repeat(10_000));
		assertThat(check(store).onlyFailure()).contains("The database file store.mv.db in " + folder + " is damaged.");
	}

	@Test
	void checkWhenPostgreSqlIsStoppedThenSaysSoWithoutWaiting() throws IOException {
		try (TestPostgres postgres = TestPostgres.start()) {
			TestStore store = TestStore.in(postgres);
			postgres.stopServer();
			assertThat(
					check(store, "DATABASE_URL", store.configuration(this.pagerDuty).get("DATABASE_URL") + "?a=s3cret")
						.onlyFailure())
				.containsPattern("Store: The database jdbc:postgresql://127\\.0\\.0\\.1:\\d+/\\w+ cannot be reached\\.")
				.contains("Start the database")
				.doesNotContain("s3cret", TestPostgres.PASSWORD, TestPostgres.STORE_KEY);
		}
	}

	@Test
	void checkWhenTheDriverRejectsTheUrlThenSaysSoWithoutItsSecret() throws IOException {
		TestStore store = TestStore.in(TestPostgres.shared());
		assertThat(check(store, "DATABASE_URL", "jdbc:postgresql://db/%zz?a=s3cret").onlyFailure())
			.contains("The database jdbc:postgresql://db/%zz cannot be reached.", "DATABASE_URL")
			.doesNotContain("s3cret", "Exception");
	}

	@Test
	void checkWhenPostgreSqlAllowsNoWritesThenSaysSo() throws IOException {
		TestStore store = TestStore.in(TestPostgres.shared());
		JdbcClient administrator = store.jdbc();
		assertThat(check(store, "DATABASE_PASSWORD", "wr0ng").onlyFailure()).contains("rejects the user sample.")
			.doesNotContain("wr0ng");
		store.start(this.pagerDuty).close();
		String database = administrator.sql("select current_database()").query(String.class).single();
		administrator.sql("alter database %s set default_transaction_read_only = on".formatted(database)).update();
		assertThat(check(store).onlyFailure()).contains("is read-only.", "primary server");
	}

	@Test
	void checkWhenDatabaseHoldsAnotherProgramsTablesThenSaysSo() throws IOException {
		TestStore store = TestStore.in(TestPostgres.shared());
		store.jdbc().sql("create table customer (name text)").update();
		assertThat(check(store).onlyFailure()).contains("The tables of the store are not as this app left them.");
	}

	private Checkup check(TestStore store, String... more) throws IOException {
		return Checkup.of(store.configuration(this.pagerDuty, more));
	}

}

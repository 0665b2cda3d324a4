package sample.pagerduty.client.store;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import sample.pagerduty.RunningSample;
import sample.pagerduty.TestPostgres;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.Script;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** PostgreSQL goes away while the sample runs, and comes back. */
@EnabledIf("sample.pagerduty.Requirements#postgresIsRequiredOrThere")
@ExtendWith(OutputCaptureExtension.class)
class PostgreSqlOutageIntegrationTests {

	private static final FakePagerDuty pagerDuty = new FakePagerDuty();

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	private static TestPostgres postgres;

	private static TestStore store;

	private static RunningSample sample;

	@BeforeAll
	static void start() throws IOException {
		postgres = TestPostgres.start();
		store = TestStore.in(postgres);
		sample = store.start(pagerDuty);
	}

	@AfterEach
	void bringBack() throws IOException {
		postgres.startServer();
	}

	@AfterAll
	static void stop() throws IOException {
		sample.close();
		postgres.close();
		pagerDuty.close();
	}

	@Test
	void requestWhenDatabaseIsAwayThenUnavailableUntilItIsBack(CapturedOutput log) throws Exception {
		Person ada = Person.login("Ada", sample.browser(), pagerDuty);
		Script script = ada.createScript();
		HttpResponse<String> scriptsPage = ada.browser().get("/scripts");
		String styles = ada.browser().get("/").body().replaceFirst("(?s).*href=\"(/css/app-[^\"]+)\".*", "$1");
		postgres.stopServer();

		CompletableFuture<HttpResponse<String>> token = ask(() -> script.ask(""));
		CompletableFuture<HttpResponse<String>> newLogin = ask(() -> sample.browser().get("/connect/pagerduty"));
		CompletableFuture<HttpResponse<String>> form = ask(
				() -> ada.browser().submit(scriptsPage, "/scripts", Map.of("name", "lost")));
		List<CompletableFuture<HttpResponse<String>>> pages = List.of(ask(() -> ada.browser().get("/")),
				ask(() -> ada.browser().get("/services")), ask(() -> ada.browser().get("/nowhere")), form);
		assertThat(newLogin.join().statusCode()).as("a login starts with a cookie only").isEqualTo(302);
		assertThat(sample.browser().get("/").statusCode()).as("needs no database").isEqualTo(200);
		assertThat(ada.browser().get(styles).statusCode()).isEqualTo(200);
		assertThat(pages).allSatisfy((page) -> {
			assertThat(page.join().statusCode()).isEqualTo(503);
			assertThat(page.join().headers().firstValue("Retry-After")).contains("10");
			assertThat(page.join().headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
			assertThat(page.join().headers().firstValue("Content-Security-Policy")).isPresent();
			assertThat(page.join().body()).contains("<h1>The database cannot be reached</h1>", "Nothing is lost")
				.doesNotContain("Exception", "\tat ", "jdbc", "org.");
		});
		assertThat(token.join().statusCode()).isEqualTo(503);
		assertThat(token.join().headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(token.join().headers().firstValue("Retry-After")).contains("10");
		assertThat(token.join().body()).contains("urn:pagerduty-oauth-sample:store-unreachable")
			.doesNotContain("Exception", "jdbc");

		postgres.startServer();
		awaitBack(ada);
		ada.assertConnected();
		assertThat(script.token()).isEqualTo(ada.accessToken());
		assertThat(ada.browser().get("/scripts").body()).doesNotContain("lost");
		Person.login("Bob", sample.browser(), pagerDuty).assertConnected();
		assertThat(log.getAll()).contains("the database cannot be reached")
			.doesNotContain(ada.secrets(script))
			.doesNotContain("\tat ", TestPostgres.PASSWORD, TestPostgres.STORE_KEY);
	}

	@Test
	void setupPageWhenDatabaseIsAwayThenSaysSo() throws Exception {
		Person ada = Person.login("Ada", sample.browser(), pagerDuty);
		postgres.stopServer();
		await().atMost(PATIENCE).until(() -> ada.browser().get("/setup").body().contains("cannot be reached."));
		HttpResponse<String> page = ada.browser().get("/setup");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body())
			.contains("<h1>Setup</h1>", "One thing needs attention.", "The database jdbc:postgresql:",
					"Start the database")
			.doesNotContain("Exception", "\tat ", TestPostgres.PASSWORD, TestPostgres.STORE_KEY);

		postgres.startServer();
		await().atMost(PATIENCE).until(() -> ada.browser().get("/setup").body().contains("writable."));
		assertThat(ada.browser().get("/setup").body()).as("connected still").contains("href=\"/scripts\"");
		ada.assertConnected();
	}

	@Test
	void loadWhenDatabaseGoesAwayThenNothingCommittedIsLost(CapturedOutput log) throws Exception {
		Person reader = Person.login("Ada", sample.browser(), pagerDuty);
		Person keyCreator = Person.login("Ada", sample.browser(), pagerDuty);
		Person refresher = Person.login("Ada", sample.browser(), pagerDuty);
		List<Script> scripts = new CopyOnWriteArrayList<>(List.of(keyCreator.createScript()));
		AtomicInteger pair = new AtomicInteger();
		AtomicInteger committedPair = new AtomicInteger();
		AtomicInteger outages = new AtomicInteger();
		AtomicBoolean ended = new AtomicBoolean();
		ExecutorService load = Executors.newCachedThreadPool();
		try {
			List<CompletableFuture<Void>> workers = List.of(
					repeat(load, ended, () -> keyCreator.tryToCreateScript().ifPresent(scripts::add)),
					repeat(load, ended, () -> refresh(refresher, pair.incrementAndGet(), committedPair)),
					repeat(load, ended, () -> noteOutage(outages, scripts.get(0).ask(""))),
					repeat(load, ended, () -> noteOutage(outages, scripts.get(0).ask(""))),
					repeat(load, ended, () -> noteOutage(outages, reader.browser().get("/"))),
					repeat(load, ended, () -> noteOutage(outages, reader.browser().get("/scripts"))));
			awaitWhile(workers, () -> scripts.size() > 2 && committedPair.get() > 2);
			postgres.stopServer();
			awaitWhile(workers, () -> outages.get() > 3);
			postgres.startServer();
			int scriptsBefore = scripts.size();
			int pairBefore = committedPair.get();
			awaitWhile(workers, () -> scripts.size() > scriptsBefore + 1 && committedPair.get() > pairBefore + 1);
			ended.set(true);
			workers.forEach(CompletableFuture::join);
		}
		finally {
			ended.set(true);
			load.shutdown();
			assertThat(load.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(scripts).allSatisfy((script) -> {
			String token = script.token();
			assertThat(Integer.parseInt(token.replaceFirst(".*refreshed_([0-9]+)_.*", "$1")))
				.isBetween(committedPair.get(), pair.get());
		});
		assertThat(log.getAll()).doesNotContain("\tat ", "pdus+").doesNotContain(scripts.get(0).key());
	}

	/** Refreshes, and counts the new pair as committed if the page shows it. */
	private static void refresh(Person person, int pair, AtomicInteger committedPair) {
		String token = "pdus+_refreshed_%d_".formatted(pair);
		pagerDuty.answerRefresh(WireMock.okJson("""
				{"access_token":"%s","refresh_token":"%s","token_type":"bearer","expires_in":86400}""".formatted(token,
				token)));
		person.browser().submit(person.browser().get("/"), "/refresh", Map.of());
		if (person.browser().get("/").body().contains(token)) {
			committedPair.set(pair);
		}
	}

	private static void awaitBack(Person person) {
		await().atMost(PATIENCE).until(() -> person.browser().get("/").statusCode() == 200);
	}

	private static CompletableFuture<HttpResponse<String>> ask(Supplier<HttpResponse<String>> request) {
		return CompletableFuture.supplyAsync(request, (task) -> new Thread(task).start());
	}

	/** Waits, and fails if a worker fails. */
	private static void awaitWhile(List<CompletableFuture<Void>> workers, Callable<Boolean> condition) {
		await().atMost(PATIENCE)
			.failFast(() -> workers.stream()
				.filter(CompletableFuture::isCompletedExceptionally)
				.forEach(CompletableFuture::join))
			.until(condition);
	}

	private static CompletableFuture<Void> repeat(ExecutorService load, AtomicBoolean ended, Runnable work) {
		return CompletableFuture.runAsync(() -> {
			while (!ended.get()) {
				work.run();
				await().pollDelay(Duration.ofMillis(50)).until(() -> true);
			}
		}, load);
	}

	private static void noteOutage(AtomicInteger outages, HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isIn(200, 503);
		if (answer.statusCode() == 503) {
			outages.incrementAndGet();
		}
	}

}

package sample.pagerduty.client.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.Browser;
import sample.pagerduty.client.Callers;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What the requests of one session do to its row in the store. */
class SessionUseIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private static final int REQUESTS = 50;

	private final Browser browser = app.sample().browser();

	private final DataSource dataSource = app.sample().context().getBean(DataSource.class);

	private final JdbcClient jdbc = JdbcClient.create(this.dataSource);

	@BeforeEach
	void login() {
		this.jdbc.sql("delete from spring_session").update();
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(this.browser.get("/").body()).contains("Hello, ");
	}

	@Test
	void requestsAtOnceThenNoneWaitsForTheSession() {
		whileLocked(
				() -> assertThat(Callers.atOnce(REQUESTS, this::status)).isEqualTo(Collections.nCopies(REQUESTS, 200)));
	}

	@Test
	void requestsAtOnceWhenLastAccessIsDueThenOneSavesItForAll() throws Exception {
		setLastAccess(Instant.now().minus(Duration.ofMinutes(2)));
		ExecutorService callers = Executors.newFixedThreadPool(REQUESTS);
		try {
			ExecutorCompletionService<Integer> answers = new ExecutorCompletionService<>(callers);
			whileLocked(() -> {
				for (int i = 0; i < REQUESTS; i++) {
					answers.submit(this::status);
				}
				for (int i = 1; i < REQUESTS; i++) {
					Future<Integer> answer = answers.poll(30, TimeUnit.SECONDS);
					assertThat(answer).as("answer %d", i).isNotNull();
					assertThat(answer.get()).isEqualTo(200);
				}
			});
			assertThat(answers.poll(30, TimeUnit.SECONDS)).as("the one that saves").isNotNull();
		}
		finally {
			callers.shutdownNow();
		}
		assertThat(lastAccess()).isAfter(Instant.now().minus(Duration.ofMinutes(1)));
	}

	@Test
	void requestWhenLastAccessIsRecentThenNotSaved() {
		Instant recent = Instant.now().minusSeconds(30);
		setLastAccess(recent);
		assertThat(status()).isEqualTo(200);
		assertThat(lastAccess()).isEqualTo(Instant.ofEpochMilli(recent.toEpochMilli()));
	}

	@Test
	void requestWhenLastAccessIsAMinuteAgoThenSaved() {
		setLastAccess(Instant.now().minusSeconds(61));
		assertThat(status()).isEqualTo(200);
		assertThat(lastAccess()).isAfter(Instant.now().minusSeconds(30));
	}

	@Test
	void requestWhenSessionChangesThenSavedAtOnce() {
		Instant recent = Instant.now().minusSeconds(30);
		setLastAccess(recent);
		this.browser.submit(this.browser.get("/scripts"), "/scripts", Map.of("name", "nightly"));
		assertThat(this.browser.get("/scripts").body()).contains("The key nightly", "it is shown only once");
	}

	private int status() {
		return this.browser.get("/").statusCode();
	}

	/** Holds the row as a request of another process would that is writing it. */
	private void whileLocked(Action action) {
		new TransactionTemplate(new JdbcTransactionManager(this.dataSource)).executeWithoutResult((transaction) -> {
			assertThat(this.jdbc.sql("select session_id from spring_session for update").query(String.class).list())
				.hasSize(1);
			try {
				action.run();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	private void setLastAccess(Instant time) {
		assertThat(this.jdbc.sql("update spring_session set last_access_time = :time")
			.param("time", time.toEpochMilli())
			.update()).isEqualTo(1);
	}

	private Instant lastAccess() {
		return Instant
			.ofEpochMilli(this.jdbc.sql("select last_access_time from spring_session").query(Long.class).single());
	}

	/** Something that can fail. */
	private interface Action {

		void run() throws Exception;

	}

}

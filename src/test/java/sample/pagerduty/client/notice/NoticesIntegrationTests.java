package sample.pagerduty.client.notice;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sample.pagerduty.TestPostgres;
import sample.pagerduty.client.config.Secret;
import sample.pagerduty.client.config.StoreSettings;
import sample.pagerduty.client.config.StoreSettings.PostgreSql;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** Notices within a process, and between replicas on PostgreSQL. */
class NoticesIntegrationTests {

	private final TestPostgres.Database database = TestPostgres.shared().createDatabase();

	private final HikariDataSource pool = pool();

	private final NoticeRepository notices = new NoticeRepository(JdbcClient.create(this.pool), Clock.systemUTC());

	private final Notices here = replica(true);

	private final Notices elsewhere = replica(true);

	private final Notices deaf = replica(false);

	NoticesIntegrationTests() throws IOException {
		JdbcClient.create(this.pool)
			.sql("create table notice (id uuid primary key, wait_key varchar(100), published_at timestamptz)")
			.update();
	}

	private HikariDataSource pool() {
		HikariDataSource dataSource = new HikariDataSource();
		dataSource.setJdbcUrl(this.database.url());
		dataSource.setUsername(TestPostgres.USER);
		dataSource.setPassword(TestPostgres.PASSWORD);
		return dataSource;
	}

	private Notices replica(boolean listens) {
		PostgreSql location = new PostgreSql(this.database.url(), TestPostgres.USER, new Secret(TestPostgres.PASSWORD));
		NoticeConnector connector = listens ? new NoticeConnector(location) : new NoticeConnector(location) {

			@Override
			Connection connect() throws SQLException {
				throw new SQLException("no connection can listen");
			}

		};
		return new Notices(new PostgreSqlNoticeBoard(connector, this.notices), Runnable::run);
	}

	@AfterEach
	void close() {
		this.here.destroy();
		this.elsewhere.destroy();
		this.deaf.destroy();
		this.pool.close();
	}

	@Test
	void publishWhenEmbeddedThenWakesWaiters() {
		Notices embedded = new Notices(NoticeBoard.of(new StoreSettings.Memory(), this.notices), Runnable::run);
		CompletableFuture<Void> first = embedded.await("key");
		CompletableFuture<Void> second = embedded.await("key");
		CompletableFuture<Void> other = embedded.await("other key");
		embedded.publish("key");
		assertThat(first).isCompleted();
		assertThat(second).isCompleted();
		assertThat(other).isNotDone();
	}

	@Test
	void publishWhenOnAnotherReplicaThenWakesSoon() {
		CompletableFuture<Void> waiter = this.here.await("key");
		this.elsewhere.publish("key");
		assertThat(waiter).succeedsWithin(8, TimeUnit.SECONDS);
	}

	@Test
	void publishWhenReplicaCannotListenThenWakesWithinSeconds() {
		CompletableFuture<Void> waiter = this.deaf.await("key");
		this.elsewhere.publish("key");
		assertThat(waiter).succeedsWithin(30, TimeUnit.SECONDS);
	}

	@Test
	void publishWhenConnectionOfListenerDiesThenWakesStill() throws SQLException {
		this.elsewhere.publish("before");
		CompletableFuture<Void> first = this.here.await("first");
		this.elsewhere.publish("first");
		assertThat(first).succeedsWithin(8, TimeUnit.SECONDS);
		CompletableFuture<Void> waiter = this.here.await("key");
		try (Connection administrator = this.database.dataSource().getConnection()) {
			administrator.createStatement().execute("""
					select pg_terminate_backend(pid) from pg_stat_activity
					where application_name = 'pagerduty-oauth-sample-notices'""");
		}
		this.elsewhere.publish("key");
		assertThat(waiter).succeedsWithin(30, TimeUnit.SECONDS);
	}

	@Test
	void publishWhenTransactionThenWakesAtItsCommitOnly() {
		TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(this.pool));
		CompletableFuture<Void> own = this.here.await("key");
		CompletableFuture<Void> others = this.elsewhere.await("key");
		transaction.executeWithoutResult((status) -> {
			this.here.publish("key");
			assertThat(own).isNotDone();
			status.setRollbackOnly();
		});
		assertThat(own).isNotDone();
		transaction.executeWithoutResult((status) -> this.here.publish("key"));
		assertThat(own).isCompleted();
		assertThat(others).succeedsWithin(8, TimeUnit.SECONDS);
	}

	@Test
	void awaitWhenCancelledThenIsForgotten() {
		CompletableFuture<Void> waiter = this.here.await("key");
		waiter.cancel(false);
		assertThatNoException().isThrownBy(() -> this.here.publish("key"));
		assertThat(this.here.waiting()).isZero();
	}

}

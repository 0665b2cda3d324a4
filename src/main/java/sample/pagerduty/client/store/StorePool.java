package sample.pagerduty.client.store;

import java.time.Duration;
import java.util.UUID;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.StoreSettings.Folder;
import sample.pagerduty.client.config.StoreSettings.Location;
import sample.pagerduty.client.config.StoreSettings.PostgreSql;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** Opens the database, and waits if it is still starting. */
final class StorePool {

	private static final Logger logger = LoggerFactory.getLogger(StorePool.class);

	/** Short, because a request may wait for it more than once in an outage. */
	private static final int TIMEOUT_MILLIS = 3000;

	private static final int NETWORK_TIMEOUT_MILLIS = 5000;

	/**
	 * A process that dies during a refresh must not keep its row locked for hours.
	 */
	private static final int MAX_IDLE_MILLIS = 10 * 60 * 1000;

	/**
	 * Connections to the embedded database cost next to nothing, and the pool is not
	 * fair: while requests wait for a connection, later ones overtake them.
	 */
	private static final int MAX_EMBEDDED = 64;

	private static final int MIN_EMBEDDED = 2;

	/** Parsed statements that a connection keeps; H2 keeps 8, fewer than a login has. */
	private static final int MAX_STATEMENTS = 100;

	/** For a database that is started together with this app. */
	private static final RetryPolicy START_RETRY = RetryPolicy.builder()
		.maxRetries(Long.MAX_VALUE)
		.delay(Duration.ofSeconds(1))
		.timeout(Duration.ofSeconds(20))
		.predicate((thrown) -> PostgreSqlFailure.of(StoreFailureTranslator.sqlException(thrown)).isTemporary())
		.build();

	private final HikariConfig pool = new HikariConfig();

	StorePool(Location location, Duration lockTimeout) {
		this.pool.setPoolName("store");
		this.pool.setConnectionTimeout(TIMEOUT_MILLIS);
		this.pool.setValidationTimeout(TIMEOUT_MILLIS - 1000);
		if (location instanceof PostgreSql database) {
			configure(database, lockTimeout.toMillis());
		}
		else {
			this.pool.setMaximumPoolSize(MAX_EMBEDDED);
			this.pool.setMinimumIdle(MIN_EMBEDDED);
			this.pool.setJdbcUrl("%s;LOCK_TIMEOUT=%d;QUERY_CACHE_SIZE=%d".formatted(embedded(location),
					lockTimeout.toMillis(), MAX_STATEMENTS));
			// A database in memory is lost with its last connection.
			this.pool.setMaxLifetime(0);
		}
	}

	private void configure(PostgreSql database, long lockTimeout) {
		this.pool.setJdbcUrl(database.url());
		this.pool.setUsername(database.user());
		this.pool.setPassword(database.password().value());
		this.pool.addDataSourceProperty("connectTimeout", NETWORK_TIMEOUT_MILLIS / 1000);
		this.pool.addDataSourceProperty("socketTimeout", 2 * (lockTimeout + NETWORK_TIMEOUT_MILLIS) / 1000);
		this.pool.addDataSourceProperty("tcpKeepAlive", true);
		this.pool.addDataSourceProperty("ApplicationName", "pagerduty-oauth-sample");
		this.pool.addDataSourceProperty("options",
				"-c lock_timeout=%d -c idle_in_transaction_session_timeout=%d".formatted(lockTimeout, MAX_IDLE_MILLIS));
	}

	private static String embedded(Location location) {
		if (!(location instanceof Folder folder)) {
			return "jdbc:h2:mem:" + UUID.randomUUID();
		}
		StoreFolder files = new StoreFolder(folder.path());
		files.prepare();
		files.refuseIfUnreadable();
		// WRITE_DELAY=0: a commit survives even if the process is killed right after it.
		return "jdbc:h2:file:" + files.database() + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
	}

	/** Opens one connection only, and does not wait for the database to start. */
	HikariDataSource openOne() {
		this.pool.setMaximumPoolSize(1);
		return new HikariDataSource(this.pool);
	}

	HikariDataSource open() {
		try {
			return new HikariDataSource(this.pool);
		}
		catch (PoolInitializationException ex) {
			if (!START_RETRY.shouldRetry(ex)) {
				throw ex;
			}
			logger.warn("The database does not answer; trying for {} s", START_RETRY.getTimeout().toSeconds());
			return new RetryTemplate(START_RETRY).invoke(() -> new HikariDataSource(this.pool));
		}
	}

}

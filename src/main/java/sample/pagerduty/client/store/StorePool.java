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

/** Opens the database, and waits for one that is only about to start. */
final class StorePool {

	private static final Logger logger = LoggerFactory.getLogger(StorePool.class);

	/** Some pages of an outage wait for it more than once. */
	private static final int PATIENCE_MILLIS = 3000;

	private static final int NETWORK_PATIENCE_MILLIS = 5000;

	/**
	 * A process that vanished in the middle of a refresh must not hold its row for hours.
	 */
	private static final int LONGEST_IDLE_MILLIS = 10 * 60 * 1000;

	/** As long as a database that starts together with this app may take. */
	private static final RetryPolicy UNTIL_IT_HAS_STARTED = RetryPolicy.builder()
		.maxRetries(Long.MAX_VALUE)
		.delay(Duration.ofSeconds(1))
		.timeout(Duration.ofSeconds(20))
		.predicate((thrown) -> PostgreSqlFailure.of(StoreFailureTranslator.sqlException(thrown)).canPass())
		.build();

	private final HikariConfig pool = new HikariConfig();

	/**
	 * A pool.
	 * @param location where the database is
	 * @param lockTimeout how long a statement waits for a row that another holds
	 */
	StorePool(Location location, Duration lockTimeout) {
		this.pool.setPoolName("store");
		this.pool.setConnectionTimeout(PATIENCE_MILLIS);
		this.pool.setValidationTimeout(PATIENCE_MILLIS - 1000);
		if (location instanceof PostgreSql database) {
			configure(database, lockTimeout.toMillis());
		}
		else {
			this.pool.setJdbcUrl(embedded(location) + ";LOCK_TIMEOUT=" + lockTimeout.toMillis());
			// A database in memory lives as long as its last connection.
			this.pool.setMaxLifetime(0);
		}
	}

	private void configure(PostgreSql database, long lockTimeout) {
		this.pool.setJdbcUrl(database.url());
		this.pool.setUsername(database.user());
		this.pool.setPassword(database.password().value());
		this.pool.addDataSourceProperty("connectTimeout", NETWORK_PATIENCE_MILLIS / 1000);
		this.pool.addDataSourceProperty("socketTimeout", 2 * (lockTimeout + NETWORK_PATIENCE_MILLIS) / 1000);
		this.pool.addDataSourceProperty("tcpKeepAlive", true);
		this.pool.addDataSourceProperty("ApplicationName", "pagerduty-oauth-sample");
		this.pool.addDataSourceProperty("options", "-c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
			.formatted(lockTimeout, LONGEST_IDLE_MILLIS));
	}

	private static String embedded(Location location) {
		if (!(location instanceof Folder folder)) {
			return "jdbc:h2:mem:" + UUID.randomUUID();
		}
		StoreFolder files = new StoreFolder(folder.path());
		files.prepare();
		// What is committed is in the file, even if the process is killed right after.
		return "jdbc:h2:file:" + files.database() + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
	}

	/** Opens the database for one user, who does not wait for it to start. */
	HikariDataSource openForOne() {
		this.pool.setMaximumPoolSize(1);
		return new HikariDataSource(this.pool);
	}

	HikariDataSource open() {
		try {
			return new HikariDataSource(this.pool);
		}
		catch (PoolInitializationException ex) {
			if (!UNTIL_IT_HAS_STARTED.shouldRetry(ex)) {
				throw ex;
			}
			logger.warn("The database does not answer; trying for {} s", UNTIL_IT_HAS_STARTED.getTimeout().toSeconds());
			return new RetryTemplate(UNTIL_IT_HAS_STARTED).invoke(() -> new HikariDataSource(this.pool));
		}
	}

}

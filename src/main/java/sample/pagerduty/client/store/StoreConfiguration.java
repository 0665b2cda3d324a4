package sample.pagerduty.client.store;

import java.util.UUID;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.StoreSettings;
import sample.pagerduty.client.config.StoreSettings.Folder;
import sample.pagerduty.client.config.StoreSettings.PostgreSql;

import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens the database where the operator wants it, and checks that the key fits. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

	/**
	 * As a refresh holds its row while PagerDuty answers, who waits for it must wait
	 * longer.
	 */
	private static final int LOCK_MARGIN_MILLIS = 1000;

	private static final int PATIENCE_MILLIS = 5000;

	/**
	 * A process that vanished in the middle of a refresh must not hold its row for hours.
	 */
	private static final int LONGEST_IDLE_MILLIS = 10 * 60 * 1000;

	/**
	 * The database. The key comes first: as soon as the file has content, a missing key
	 * is a lost one.
	 */
	@Bean
	HikariDataSource dataSource(StoreSettings settings, StoreKeys keys, PagerDutyApp app) {
		long lockTimeout = app.longestCall().toMillis() + LOCK_MARGIN_MILLIS;
		HikariConfig pool = new HikariConfig();
		pool.setPoolName("store");
		pool.setConnectionTimeout(PATIENCE_MILLIS);
		if (settings.location() instanceof PostgreSql database) {
			pool.setJdbcUrl(database.url());
			pool.setUsername(database.user());
			pool.setPassword(database.password().value());
			pool.addDataSourceProperty("connectTimeout", PATIENCE_MILLIS / 1000);
			pool.addDataSourceProperty("socketTimeout", 2 * (lockTimeout + PATIENCE_MILLIS) / 1000);
			pool.addDataSourceProperty("tcpKeepAlive", true);
			pool.addDataSourceProperty("ApplicationName", "pagerduty-oauth-sample");
			pool.addDataSourceProperty("options", "-c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
				.formatted(lockTimeout, LONGEST_IDLE_MILLIS));
		}
		else {
			pool.setJdbcUrl(embedded(settings) + ";LOCK_TIMEOUT=" + lockTimeout);
			pool.setMaxLifetime(0); // a database in memory lives as long as its last
									// connection
		}
		return new HikariDataSource(pool);
	}

	private static String embedded(StoreSettings settings) {
		if (!(settings.location() instanceof Folder folder)) {
			return "jdbc:h2:mem:" + UUID.randomUUID();
		}
		StoreFolder files = new StoreFolder(folder.path());
		files.prepare();
		// What is committed is in the file, even if the process is killed right after.
		return "jdbc:h2:file:" + files.database() + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
	}

	@Bean
	FlywayConfigurationCustomizer storeMigration(StoreSettings settings) {
		return (flyway) -> {
			flyway.ignoreMigrationPatterns(new String[0]); // a newer schema is not ours
															// to use
			if (settings.location() instanceof PostgreSql) {
				flyway.connectRetries(4).connectRetriesInterval(4); // it may be starting,
																	// too
			}
		};
	}

	@Bean
	StoreKeys storeKeys(StoreSettings settings) {
		return StoreKeys.of(settings);
	}

	@Bean
	@DependsOnDatabaseInitialization
	StoreCipher storeCipher(StoreKeys keys, JdbcClient jdbc) {
		new StoreKeyCheck(jdbc).check(keys);
		return new StoreCipher(keys);
	}

}

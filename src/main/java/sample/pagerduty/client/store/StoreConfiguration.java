package sample.pagerduty.client.store;

import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.StoreSettings;
import sample.pagerduty.client.config.StoreSettings.Folder;
import sample.pagerduty.client.config.StoreSettings.PostgreSql;

import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.util.function.SingletonSupplier;

/** Opens the database and checks that the key fits. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(StoreConfiguration.class);

	/**
	 * A refresh locks its row until PagerDuty answers, so others must wait longer than
	 * that.
	 */
	private static final Duration LOCK_MARGIN = Duration.ofSeconds(1);

	@Bean
	StoreFailureTranslator storeFailureTranslator(StoreSettings settings) {
		return new StoreFailureTranslator(settings.location());
	}

	/**
	 * Needs the keys first, because a key is generated only as long as the database file
	 * is empty.
	 */
	@Bean
	HikariDataSource dataSource(StoreSettings settings, StoreKeys keys, PagerDutyApp app,
			StoreFailureTranslator failures) {
		StorePool pool = new StorePool(settings.location(), app.longestCall().plus(LOCK_MARGIN));
		return failures.translate(pool::open);
	}

	/** Never uses tables of a newer version. */
	@Bean
	FlywayConfigurationCustomizer strictMigration() {
		return (flyway) -> flyway.ignoreMigrationPatterns(new String[0]);
	}

	@Bean
	StoreMigration storeMigration(StoreFailureTranslator failures) {
		return new StoreMigration(failures);
	}

	/**
	 * Knows the error codes of each database, because the SQL standard has none for a
	 * lock time-out. They are in an XML file, so the first failure reads it and not each
	 * start.
	 */
	@Bean
	SQLExceptionTranslator storeExceptionTranslator(StoreSettings settings) {
		String database = (settings.location() instanceof PostgreSql) ? "PostgreSQL" : "H2";
		SingletonSupplier<SQLExceptionTranslator> translator = SingletonSupplier
			.of(() -> new SQLErrorCodeSQLExceptionTranslator(database));
		return (task, sql, ex) -> translator.obtain().translate(task, sql, ex);
	}

	@Bean
	StoreProbe storeProbe(StoreSettings settings, HikariDataSource dataSource, StoreKeys keys) {
		return StoreProbe.ofOpen(settings, dataSource, keys);
	}

	@Bean
	StoreKeys storeKeys(StoreSettings settings) {
		if (settings.location() instanceof Folder folder) {
			new StoreFolder(folder.path()).permissions().protect().forEach(logger::warn);
		}
		return StoreKeys.of(settings);
	}

	@Bean
	@DependsOnDatabaseInitialization
	StoreCipher storeCipher(StoreKeys keys, JdbcClient jdbc, StoreFailureTranslator failures) {
		StoreKeyCheck check = new StoreKeyCheck(jdbc);
		return failures.translate(() -> {
			check.check(keys);
			return new StoreCipher(keys);
		});
	}

}

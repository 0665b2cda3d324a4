package sample.pagerduty.client.store;

import java.util.Arrays;
import java.util.Set;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Brings the tables up to date, unless a newer version of this app created them. */
record StoreMigration(StoreFailureTranslator failures) implements FlywayMigrationStrategy {

	private static final Set<MigrationState> NEWER = Set.of(MigrationState.FUTURE_SUCCESS,
			MigrationState.FUTURE_FAILED);

	@Override
	public void migrate(Flyway flyway) {
		this.failures.translate(() -> {
			refuseNewer(flyway.info().all());
			return flyway.migrate();
		});
	}

	private static void refuseNewer(MigrationInfo[] migrations) {
		Arrays.stream(migrations)
			.filter((migration) -> NEWER.contains(migration.getState()))
			.findFirst()
			.ifPresent((migration) -> {
				throw new StoreException(
						"The store was written by a newer version of this app (its tables have version %s)"
							.formatted(migration.getVersion()),
						"Start that version, or give this one its own store. Nothing was changed.", null);
			});
	}

}

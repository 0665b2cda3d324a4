package sample.pagerduty.client.store;

import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.StoreSettings.Folder;
import sample.pagerduty.client.config.StoreSettings.Location;
import sample.pagerduty.client.config.StoreSettings.PostgreSql;

import org.springframework.dao.DataAccessException;

/**
 * Explains to the operator why the database cannot be opened, migrated or read.
 */
record StoreFailureTranslator(Location location) {

	/** Uses the database, and turns its failures into a {@link StoreException}. */
	<T> T translate(Supplier<T> use) {
		try {
			return use.get();
		}
		catch (StoreException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw exceptionOf(ex);
		}
	}

	private RuntimeException exceptionOf(RuntimeException thrown) {
		SQLException cause = sqlException(thrown);
		if (cause != null && isAboutTables(cause)) {
			return wrongTables(thrown);
		}
		if (cause != null && this.location instanceof Folder folder) {
			return FileFailure.of(cause).exception(folder.path(), cause);
		}
		if (cause != null && this.location instanceof PostgreSql database) {
			return PostgreSqlFailure.of(cause).exception(database, cause);
		}
		if (thrown instanceof FlywayException || thrown instanceof DataAccessException) {
			return wrongTables(thrown);
		}
		return thrown;
	}

	/** A table or column is missing, or exists already. */
	private static boolean isAboutTables(SQLException thrown) {
		String sqlState = thrown.getSQLState();
		return sqlState != null && sqlState.startsWith("42") && !sqlState.equals("42501");
	}

	static StoreException wrongTables(@Nullable RuntimeException thrown) {
		return new StoreException("The tables of the store are not as this app left them",
				"The database contains another program's tables, or this app's tables were changed. Nothing was "
						+ "overwritten. Restore a backup, or give this app its own database (DATABASE_URL, or "
						+ "STORE_DIR for a file).",
				thrown);
	}

	/** The innermost one, because a connection pool wraps the driver's exception. */
	static @Nullable SQLException sqlException(Throwable thrown) {
		return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
			.limit(20)
			.filter(SQLException.class::isInstance)
			.map(SQLException.class::cast)
			.reduce((outer, inner) -> inner)
			.orElse(null);
	}

}

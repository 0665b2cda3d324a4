package sample.pagerduty.client.store;

import java.sql.SQLException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.StoreSettings.PostgreSql;

/**
 * The ways in which PostgreSQL can fail at start, by its error codes (PostgreSQL manual,
 * appendix A).
 */
enum PostgreSqlFailure {

	WRONG_PASSWORD("28", "%s does not let the user %s in",
			"Check DATABASE_USER and DATABASE_PASSWORD, and pg_hba.conf at the database."),

	NO_SUCH_DATABASE("3D000", "%s does not exist",
			"Make it, owned by the user that DATABASE_USER names, or correct DATABASE_URL."),

	STARTING("57P03", "%s is starting up or shutting down", "Start this app when the database takes connections."),

	UNREACHABLE("08", "%s cannot be reached", "Start the database, or correct host and port in DATABASE_URL."),

	TOO_MANY_CONNECTIONS("53300", "%s takes no more connections",
			"Raise max_connections there, or end who else uses it."),

	DISK_FULL("53100", "%s has no room on its disk", "Make room there."),

	NOT_ALLOWED("42501", "%s does not let the user %s make or use tables",
			"Let that user own the database, or grant it CREATE and USAGE on the schema public."),

	READ_ONLY("25006", "%s can be read but not written to",
			"Name the primary server in DATABASE_URL, not a read-only copy."),

	OTHER("", "%s cannot be used", "Look into the log of the database for what it refused.");

	private final String sqlState;

	private final String description;

	private final String advice;

	PostgreSqlFailure(String sqlState, String description, String advice) {
		this.sqlState = sqlState;
		this.description = description;
		this.advice = advice;
	}

	static PostgreSqlFailure of(@Nullable SQLException thrown) {
		String sqlState = (thrown != null && thrown.getSQLState() != null) ? thrown.getSQLState() : "";
		return Arrays.stream(values())
			.filter((failure) -> sqlState.startsWith(failure.sqlState))
			.findFirst()
			.orElse(OTHER);
	}

	/** Whether it can pass by itself, while the database starts. */
	boolean canPass() {
		return this == UNREACHABLE || this == STARTING || this == TOO_MANY_CONNECTIONS;
	}

	StoreException exception(PostgreSql database, SQLException cause) {
		return new StoreException(
				this.description.formatted("The database " + database.nameForPeople(), database.user()), this.advice,
				cause);
	}

}

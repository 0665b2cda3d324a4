package sample.pagerduty.client.store;

import java.sql.SQLException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.StoreSettings.PostgreSql;

/**
 * Why PostgreSQL cannot be used, by its error codes (PostgreSQL manual, appendix A).
 */
enum PostgreSqlFailure {

	WRONG_PASSWORD("28", "%s rejects the user %s",
			"Check DATABASE_USER and DATABASE_PASSWORD, and pg_hba.conf on the database server."),

	NO_SUCH_DATABASE("3D000", "%s does not exist",
			"Create it, owned by the user in DATABASE_USER, or correct DATABASE_URL."),

	STARTING("57P03", "%s is starting up or shutting down",
			"Start this app again when the database accepts connections."),

	UNREACHABLE("08", "%s cannot be reached", "Start the database, or correct the host and port in DATABASE_URL."),

	TOO_MANY_CONNECTIONS("53300", "%s has too many connections",
			"Raise its max_connections, or stop other programs that use it."),

	DISK_FULL("53100", "%s has no free disk space", "Free some space there."),

	NOT_ALLOWED("42501", "%s does not let the user %s create or use tables",
			"Make that user the owner of the database, or grant it CREATE and USAGE on the schema public."),

	READ_ONLY("25006", "%s is read-only", "Set DATABASE_URL to the primary server, not a read-only copy."),

	OTHER("", "%s cannot be used", "Look in the log of the database for the error.");

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

	/** Whether waiting can help, such as while the database starts. */
	boolean isTemporary() {
		return this == UNREACHABLE || this == STARTING || this == TOO_MANY_CONNECTIONS;
	}

	StoreException exception(PostgreSql database, SQLException cause) {
		return new StoreException(
				this.description.formatted("The database " + database.nameForPeople(), database.user()), this.advice,
				cause);
	}

}

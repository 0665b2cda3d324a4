package sample.pagerduty.client.store;

import java.nio.file.Path;
import java.sql.SQLException;

import org.h2.api.ErrorCode;

/** Why the embedded database cannot be opened. */
enum FileFailure {

	LOCKED("The store in %s is in use by another process",
			"Stop that process (perhaps this app is running already). To run two, give each its own folder (STORE_DIR), "
					+ "or let them share a PostgreSQL database (DATABASE_URL)."),

	READ_ONLY("The store in %s is read-only",
			"Give the user who runs this app write permission for the folder and its files, or set STORE_DIR to "
					+ "another folder."),

	DISK_FULL("The disk with the store in %s is full", "Free some space, or set STORE_DIR to another folder."),

	DAMAGED("The database file store.mv.db in %s is damaged",
			"Nothing was overwritten. Restore a backup of the folder, or move the folder away to start again: then "
					+ "everyone has to connect again and create new script keys.");

	private static final long MIN_FREE_BYTES = 64 * 1024;

	private final String description;

	private final String advice;

	FileFailure(String description, String advice) {
		this.description = description;
		this.advice = advice;
	}

	static FileFailure of(SQLException thrown) {
		return switch (thrown.getErrorCode()) {
			case ErrorCode.DATABASE_ALREADY_OPEN_1 -> LOCKED;
			case ErrorCode.DATABASE_IS_READ_ONLY -> READ_ONLY;
			default -> DAMAGED;
		};
	}

	StoreException exception(Path folder, SQLException cause) {
		// H2 has no error code for a full disk.
		FileFailure failure = (this == DAMAGED && folder.toFile().getUsableSpace() < MIN_FREE_BYTES) ? DISK_FULL : this;
		return new StoreException(failure.description.formatted(folder), failure.advice, cause);
	}

}

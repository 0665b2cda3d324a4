package sample.pagerduty.client.store;

import java.nio.file.Path;
import java.sql.SQLException;

import org.h2.api.ErrorCode;

/** The ways in which the embedded database can fail to open. */
enum FileFailure {

	LOCKED("The store in %s is in use by another process",
			"End that process (perhaps this app runs already). Two can run at a time with a folder each (STORE_DIR), "
					+ "or with PostgreSQL (DATABASE_URL), which they can share."),

	READ_ONLY("The store in %s can be read, but not written to",
			"Let the user who runs this app write to the folder and its files, or name another folder with "
					+ "STORE_DIR."),

	DISK_FULL("The disk with the store in %s is full", "Make room on it, or name another folder with STORE_DIR."),

	DAMAGED("The database file store.mv.db in %s is damaged",
			"Nothing was overwritten. Put a copy of the folder back, or move the folder away to begin anew: then "
					+ "everybody connects again and makes new script keys.");

	private static final long LEAST_ROOM = 64 * 1024;

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
		// What a full disk looks like to the database differs from case to case.
		FileFailure failure = (this == DAMAGED && folder.toFile().getUsableSpace() < LEAST_ROOM) ? DISK_FULL : this;
		return new StoreException(failure.description.formatted(folder), failure.advice, cause);
	}

}

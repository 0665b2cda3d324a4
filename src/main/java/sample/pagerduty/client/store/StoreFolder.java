package sample.pagerduty.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import sample.pagerduty.client.config.Secret;

/** The folder of the embedded database, with its file and its key file. */
final class StoreFolder {

	/** Headers only: H2 writes two blocks of them first. */
	private static final long EMPTY_DATABASE = 2 * 4096;

	private final Path folder;

	private final StorePermissions permissions;

	StoreFolder(Path folder) {
		this.folder = folder;
		this.permissions = new StorePermissions(folder, keyFile(), databaseFile());
	}

	StorePermissions permissions() {
		return this.permissions;
	}

	/**
	 * Creates the folder and an empty database file before the database does, to set
	 * their permissions.
	 */
	void prepare() {
		try {
			if (!Files.isDirectory(this.folder)) {
				Files.createDirectories(this.folder, this.permissions.ofFolder());
			}
			if (!Files.exists(databaseFile())) {
				Files.createFile(databaseFile(), this.permissions.ofFile());
			}
		}
		catch (IOException ex) {
			throw unusable(ex);
		}
	}

	private StoreException unusable(IOException cause) {
		return new StoreException("The folder %s cannot be used for the store".formatted(this.folder),
				"Make it a folder that the user who runs this app can write to, set STORE_DIR to another one, or "
						+ "set STORE=memory to store nothing.",
				cause);
	}

	/** Whether nothing has been stored yet. */
	boolean isNew() {
		return databaseFile().toFile().length() == 0;
	}

	/** Checks that the folder can be created and written to, and leaves nothing. */
	void tryToWrite() {
		Path existing = this.folder.toAbsolutePath();
		while (Files.notExists(existing) && existing.getParent() != null) {
			existing = existing.getParent();
		}
		try {
			Files.delete(Files.createTempFile(existing, "store", ".tmp"));
		}
		catch (IOException ex) {
			throw unusable(ex);
		}
	}

	/**
	 * The key in the key file, which is created if nothing is encrypted yet. A file
	 * without content is what a power cut leaves of one.
	 */
	StoreKey key() {
		prepare();
		Path file = keyFile();
		try {
			if (Files.size(databaseFile()) == 0) {
				StoreKeyFile.create(file, this.permissions.ofFile());
			}
			return StoreKey.of(new Secret(Files.readString(file).strip()));
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new StoreException("The key of the store, %s, cannot be read".formatted(file),
					"Put the key file back, or set STORE_KEY to its content. Without the key no one can read the "
							+ "tokens in %s; to start again, move the folder away.".formatted(this.folder),
					ex);
		}
	}

	/**
	 * Refuses a database file in which the database finds nothing at all, although the
	 * file is not new: it would consider the file new and overwrite it.
	 */
	void refuseIfUnreadable() {
		if (databaseFile().toFile().length() <= EMPTY_DATABASE) {
			return;
		}
		boolean empty;
		try (MVStore content = new MVStore.Builder().fileName(databaseFile().toString()).readOnly().open()) {
			empty = content.getMapNames().isEmpty();
		}
		catch (MVStoreException ex) {
			return; // in use or damaged: opening the database says so
		}
		if (empty) {
			throw FileFailure.DAMAGED.exception(this.folder, null);
		}
	}

	Path keyFile() {
		return this.folder.resolve("store.key");
	}

	/** The path for H2, which adds {@code .mv.db} to it. */
	Path database() {
		return this.folder.resolve("store");
	}

	private Path databaseFile() {
		return this.folder.resolve("store.mv.db");
	}

}

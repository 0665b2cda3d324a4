package sample.pagerduty.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.Secret;

/**
 * The folder of the embedded database, with its file and its key file. Only their owner
 * can read them; where there are no POSIX permissions (Windows), the home directory
 * protects them.
 */
final class StoreFolder {

	private static final Logger logger = LoggerFactory.getLogger(StoreFolder.class);

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");

	private final Path folder;

	private final boolean posix;

	StoreFolder(Path folder) {
		this.folder = folder;
		this.posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
	}

	/**
	 * Creates the folder and an empty database file before the database does, to set
	 * their permissions.
	 */
	void prepare() {
		try {
			if (!Files.isDirectory(this.folder)) {
				Files.createDirectories(this.folder, attributes(OWNER_ONLY_FOLDER));
			}
			warnIfOthersCanEnter();
			if (!Files.exists(databaseFile())) {
				Files.createFile(databaseFile(), attributes(OWNER_ONLY));
			}
			protect(databaseFile());
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

	/** The key in the key file, which is created if nothing is encrypted yet. */
	StoreKey key() {
		prepare();
		Path file = keyFile();
		try {
			if (Files.notExists(file) && Files.size(databaseFile()) == 0) {
				Files.createFile(file, attributes(OWNER_ONLY));
				Files.writeString(file, StoreKey.generate().value() + "\n");
			}
			protect(file);
			return StoreKey.of(new Secret(Files.readString(file).strip()));
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new StoreException("The key of the store, %s, cannot be read".formatted(file),
					"Put the key file back, or set STORE_KEY to its content. Without the key nobody can read the "
							+ "tokens in %s; to start again, move the folder away.".formatted(this.folder),
					ex);
		}
	}

	private void protect(Path file) throws IOException {
		if (this.posix && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
			Files.setPosixFilePermissions(file, OWNER_ONLY);
		}
	}

	private void warnIfOthersCanEnter() throws IOException {
		if (this.posix && !OWNER_ONLY_FOLDER.containsAll(Files.getPosixFilePermissions(this.folder))) {
			logger.warn("Other users can list the files in {}, but not read them; use chmod 700 to keep them out",
					this.folder);
		}
	}

	private FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
		return this.posix ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(permissions) }
				: new FileAttribute<?>[0];
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

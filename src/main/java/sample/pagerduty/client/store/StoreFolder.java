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
 * The folder of the embedded database, its file and its key file, which nobody but their
 * owner may read. Where a file system knows no such permissions (Windows), the home
 * directory that the folder is in protects them.
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
	 * Makes folder and database file, so that the database finds them with narrow
	 * permissions.
	 */
	void prepare() {
		try {
			if (!Files.isDirectory(this.folder)) {
				Files.createDirectories(this.folder, attributes(OWNER_ONLY_FOLDER));
			}
			warnIfOthersMayEnter();
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
				"Make it a folder that the user who runs this app may write to, name another one with STORE_DIR, "
						+ "or set STORE=memory to keep nothing.",
				cause);
	}

	/** Whether nothing was stored yet. */
	boolean isNew() {
		return databaseFile().toFile().length() == 0;
	}

	/** Finds out whether the folder can be made and written to, and leaves nothing. */
	void rehearse() {
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

	/** The key in the key file, which is made if nothing can have been sealed yet. */
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
							+ "tokens in %s; to begin anew, move the folder away.".formatted(this.folder),
					ex);
		}
	}

	private void protect(Path file) throws IOException {
		if (this.posix && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
			Files.setPosixFilePermissions(file, OWNER_ONLY);
		}
	}

	private void warnIfOthersMayEnter() throws IOException {
		if (this.posix && !OWNER_ONLY_FOLDER.containsAll(Files.getPosixFilePermissions(this.folder))) {
			logger.warn("Others may look into {}, though not read the files of the store; chmod 700 keeps them out",
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

	/** The name by which H2 knows the database. */
	Path database() {
		return this.folder.resolve("store");
	}

	private Path databaseFile() {
		return this.folder.resolve("store.mv.db");
	}

}

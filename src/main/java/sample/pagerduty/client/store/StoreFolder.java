package sample.pagerduty.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import sample.pagerduty.client.config.FileAccess;
import sample.pagerduty.client.config.Secret;

/**
 * The folder of the embedded database, with its file and its key file. Only their owner
 * can read them; where there are no POSIX permissions (Windows), the home directory
 * protects them.
 */
final class StoreFolder {

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");

	/** Headers only: H2 writes two blocks of them first. */
	private static final long EMPTY_DATABASE = 2 * 4096;

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
			if (!Files.exists(databaseFile())) {
				Files.createFile(databaseFile(), attributes(OWNER_ONLY));
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
				StoreKeyFile.create(file, attributes(OWNER_ONLY));
			}
			return StoreKey.of(new Secret(Files.readString(file).strip()));
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new StoreException("The key of the store, %s, cannot be read".formatted(file),
					"Put the key file back, or set STORE_KEY to its content. Without the key nobody can read the "
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

	/**
	 * Narrows the permissions of the files, and returns a sentence for the operator about
	 * each that others could read. What a link leads to belongs to someone else and stays
	 * as it is.
	 */
	List<String> protect() {
		List<String> warnings = warnings();
		if (this.posix) {
			Stream.of(keyFile(), databaseFile())
				.filter((file) -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
				.forEach(StoreFolder::narrow);
		}
		return warnings;
	}

	private static void narrow(Path file) {
		try {
			if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
				Files.setPosixFilePermissions(file, OWNER_ONLY);
			}
		}
		catch (IOException ex) {
			// another user owns it; the warning says who can read it
		}
	}

	/** What others can do with the folder and the key. */
	List<String> warnings() {
		List<String> warnings = new ArrayList<>();
		if (FileAccess.isWritableByOthers(this.folder)) {
			warnings
				.add("Other users can replace the files in %s; use chmod 700 to keep them out".formatted(this.folder));
		}
		else if (this.posix && othersCanEnter()) {
			warnings.add("Other users can list the files in %s, but not read them; use chmod 700 to keep them out"
				.formatted(this.folder));
		}
		if (FileAccess.isReadableByOthers(keyFile())) {
			warnings
				.add(("Other users could read %s, the key of the store; %s, and change the key, because someone may "
						+ "have copied it (src/docs/operations.md, Change the key)")
					.formatted(keyFile(), Files.isSymbolicLink(keyFile()) ? "use chmod 600 on the file that it leads to"
							: "this app makes it private when it starts"));
		}
		return warnings;
	}

	private boolean othersCanEnter() {
		try {
			return !OWNER_ONLY_FOLDER.containsAll(Files.getPosixFilePermissions(this.folder));
		}
		catch (IOException ex) {
			return false; // not there yet
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

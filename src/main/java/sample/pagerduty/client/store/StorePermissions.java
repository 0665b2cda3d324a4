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

import sample.pagerduty.client.config.FileAccess;

/**
 * Who can use the folder of the embedded database and its files: only their owner. Where
 * there are no POSIX permissions (Windows), the home directory protects them.
 */
record StorePermissions(Path folder, Path keyFile, Path databaseFile) {

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");

	/** For a new folder. */
	FileAttribute<?>[] ofFolder() {
		return attributes(OWNER_ONLY_FOLDER);
	}

	/** For a new file. */
	FileAttribute<?>[] ofFile() {
		return attributes(OWNER_ONLY);
	}

	private FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
		return isPosix() ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(permissions) }
				: new FileAttribute<?>[0];
	}

	private boolean isPosix() {
		return this.folder.getFileSystem().supportedFileAttributeViews().contains("posix");
	}

	/**
	 * Narrows the permissions of the files, and returns a sentence for the operator about
	 * each that others could read. What a link leads to belongs to someone else and stays
	 * as it is.
	 */
	List<String> protect() {
		List<String> warnings = warnings();
		if (isPosix()) {
			Stream.of(this.keyFile, this.databaseFile)
				.filter((file) -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
				.forEach(StorePermissions::narrow);
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
		else if (isPosix() && othersCanEnter()) {
			warnings.add("Other users can list the files in %s, but not read them; use chmod 700 to keep them out"
				.formatted(this.folder));
		}
		if (FileAccess.isReadableByOthers(this.keyFile)) {
			warnings
				.add(("Other users could read %s, the key of the store; %s, and change the key, because someone may "
						+ "have copied it (src/docs/operations.md, Change the key)")
					.formatted(this.keyFile,
							Files.isSymbolicLink(this.keyFile) ? "use chmod 600 on the file that it leads to"
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

}

package sample.pagerduty.client.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * Whether other users of this machine can reach a file, where there are POSIX
 * permissions. A file is safe in a folder that others cannot enter.
 */
public final class FileAccess {

	private FileAccess() {
	}

	/** Looks at the file that a link leads to. */
	public static boolean isReadableByOthers(Path file) {
		return has(file, PosixFilePermission.OTHERS_READ) && isReachableByOthers(file);
	}

	/** Whether others can put another file in the place of those in the folder. */
	public static boolean isWritableByOthers(Path folder) {
		return has(folder, PosixFilePermission.OTHERS_WRITE) && isReachableByOthers(folder);
	}

	private static boolean isReachableByOthers(Path file) {
		try {
			Path folder = file.toRealPath().getParent();
			while (folder != null) {
				if (!has(folder, PosixFilePermission.OTHERS_EXECUTE)) {
					return false;
				}
				folder = folder.getParent();
			}
			return true;
		}
		catch (IOException ex) {
			return false; // it is gone, or nothing for this user either
		}
	}

	private static boolean has(Path file, PosixFilePermission permission) {
		try {
			Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
			return permissions.contains(permission);
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
	}

	/** A sentence if others can read a file with a secret. */
	static Optional<String> warning(Path file) {
		return isReadableByOthers(file) ? Optional
			.of("Other users of this machine can read the secret in %s; use chmod 600 to keep them out".formatted(file))
				: Optional.empty();
	}

	static Optional<String> warning(String file) {
		try {
			return warning(Path.of(file));
		}
		catch (InvalidPathException ex) {
			return Optional.empty(); // a secret in place of a file name is refused later
		}
	}

}

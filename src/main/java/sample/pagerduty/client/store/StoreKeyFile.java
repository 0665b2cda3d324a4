package sample.pagerduty.client.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;

/** Writes a new key into the store's key file. */
final class StoreKeyFile {

	private static final int MAX_SIZE = 4096;

	private StoreKeyFile() {
	}

	/**
	 * Creates the file, unless it has content. It is complete before it has its name. If
	 * two processes do this at the same time, one of them wins, and both read its key.
	 */
	static void create(Path file, FileAttribute<?>... attributes) throws IOException {
		boolean isNew = Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
		if (!isNew && !hasNoContent(file)) {
			return;
		}
		Path complete = Files.createTempFile(file.getParent(), "store.key", ".tmp", attributes);
		try {
			try (FileChannel channel = FileChannel.open(complete, StandardOpenOption.WRITE)) {
				channel.write(StandardCharsets.US_ASCII.encode(StoreKey.generate().value() + "\n"));
				channel.force(true);
			}
			if (isNew) {
				giveName(complete, file);
			}
			else {
				Files.move(complete, file.toRealPath(), StandardCopyOption.ATOMIC_MOVE);
			}
		}
		finally {
			Files.deleteIfExists(complete);
		}
	}

	private static void giveName(Path complete, Path file) throws IOException {
		try {
			Files.createLink(file, complete); // fails if the file exists, unlike a move
		}
		catch (FileAlreadyExistsException ex) {
			// the other process was faster
		}
		catch (UnsupportedOperationException | FileSystemException ex) {
			Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE);
		}
	}

	/** After a power cut, a file can be empty or consist of zeros. */
	private static boolean hasNoContent(Path file) throws IOException {
		return Files.size(file) <= MAX_SIZE
				&& Files.readString(file, StandardCharsets.ISO_8859_1).replace("\0", "").isBlank();
	}

}

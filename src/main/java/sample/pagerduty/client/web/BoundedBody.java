package sample.pagerduty.client.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request within bounds, so that no sender holds a thread for long.
 */
public final class BoundedBody {

	private BoundedBody() {
	}

	/**
	 * The whole body, or {@code null} if it is too large or too slow.
	 * @param maxSize in bytes
	 */
	public static byte @Nullable [] read(InputStream stream, int maxSize, Duration maxTime) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		return copy(stream, body, maxSize, maxTime) ? body.toByteArray() : null;
	}

	/** Reads what still comes, and forgets it. */
	static void discard(InputStream stream, int maxSize, Duration maxTime) throws IOException {
		copy(stream, OutputStream.nullOutputStream(), maxSize, maxTime);
	}

	private static boolean copy(InputStream stream, OutputStream body, int maxSize, Duration maxTime)
			throws IOException {
		long deadline = System.nanoTime() + maxTime.toNanos();
		byte[] buffer = new byte[8192];
		long size = 0;
		for (int count = stream.read(buffer); count != -1; count = stream.read(buffer)) {
			body.write(buffer, 0, count);
			size += count;
			if (size > maxSize || System.nanoTime() > deadline) {
				return false;
			}
		}
		return true;
	}

}

package sample.pagerduty.client.rest;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;

/** Tells a time-out from a broken connection. */
final class TimedStream extends BlockStream {

	private final long deadline;

	/** A stream that the client cuts off at the deadline, a {@link System#nanoTime()}. */
	TimedStream(InputStream stream, long deadline) {
		super(stream);
		this.deadline = deadline;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		try {
			return super.read(bytes, offset, length);
		}
		catch (IOException ex) {
			if (System.nanoTime() - this.deadline < 0) {
				throw ex;
			}
			HttpTimeoutException timeout = new HttpTimeoutException("The answer did not arrive in time");
			timeout.initCause(ex);
			throw timeout;
		}
	}

}

package sample.pagerduty.client.rest;

import java.io.IOException;
import java.io.InputStream;

/** Refuses to read more bytes than allowed. */
final class BoundedStream extends BlockStream {

	private final int max;

	private int read;

	BoundedStream(InputStream stream, int max) {
		super(stream);
		this.max = max;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int count = super.read(bytes, offset, length);
		this.read += Math.max(0, count);
		if (this.read > this.max) {
			throw new ResponseTooLargeException();
		}
		return count;
	}

}

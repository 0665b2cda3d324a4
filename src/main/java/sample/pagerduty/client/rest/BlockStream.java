package sample.pagerduty.client.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a single byte like a block, so that a subclass overrides one method only. */
abstract class BlockStream extends FilterInputStream {

	BlockStream(InputStream stream) {
		super(stream);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) == -1) ? -1 : one[0] & 0xFF;
	}

}

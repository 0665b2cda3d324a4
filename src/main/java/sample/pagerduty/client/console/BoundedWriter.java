package sample.pagerduty.client.console;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;

/** Keeps what is written, up to a bound. */
final class BoundedWriter extends Writer {

	private final StringWriter content = new StringWriter();

	private final int most;

	BoundedWriter(int most) {
		this.most = most;
	}

	@Override
	public void write(char[] characters, int offset, int length) throws IOException {
		if (this.content.getBuffer().length() + length > this.most) {
			throw new IOException("More than " + this.most + " characters");
		}
		this.content.write(characters, offset, length);
	}

	@Override
	public void flush() {
	}

	@Override
	public void close() {
	}

	@Override
	public String toString() {
		return this.content.toString();
	}

}

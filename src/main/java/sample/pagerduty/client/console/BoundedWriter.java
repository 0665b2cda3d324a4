package sample.pagerduty.client.console;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;

/** Keeps the written text, up to a limit. */
final class BoundedWriter extends Writer {

	private final StringWriter content = new StringWriter();

	private final int max;

	BoundedWriter(int max) {
		this.max = max;
	}

	@Override
	public void write(char[] characters, int offset, int length) throws IOException {
		if (this.content.getBuffer().length() + length > this.max) {
			throw new IOException("More than " + this.max + " characters");
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

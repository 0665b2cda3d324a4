package sample.pagerduty.client.console;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A writer that does not take more than its bound. */
class BoundedWriterTests {

	private final BoundedWriter writer = new BoundedWriter(5);

	@Test
	void writeWhenItFitsThenKept() throws IOException {
		this.writer.write("abc");
		this.writer.write('d');
		this.writer.write(new char[] { 'x', 'e', 'y' }, 1, 1);
		this.writer.write("");
		assertThat(this.writer).hasToString("abcde");
	}

	@Test
	void writeWhenItIsTooMuchThenFailsAndKeepsWhatWasThere() throws IOException {
		this.writer.write("abcd");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.writer.write("ef"));
		assertThat(this.writer).hasToString("abcd");
	}

	@Test
	void closeThenTheTextIsStillThere() throws IOException {
		this.writer.write("abc");
		this.writer.flush();
		this.writer.close();
		assertThat(this.writer).hasToString("abc");
	}

}

package sample.pagerduty.client;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is among the causes of an exception. */
class CauseChainTests {

	@Test
	void containsThenTheExceptionItselfItsCausesAndSubtypes() {
		Throwable thrown = new IllegalStateException(new RuntimeException(new FileNotFoundException()));
		assertThat(CauseChain.contains(thrown, IllegalStateException.class)).isTrue();
		assertThat(CauseChain.contains(thrown, FileNotFoundException.class)).isTrue();
		assertThat(CauseChain.contains(thrown, IOException.class)).isTrue();
		assertThat(CauseChain.contains(thrown, SocketException.class)).isFalse();
	}

	@Test
	void containsWhenCausesAreACircleThenEnds() {
		Exception first = new Exception("first");
		first.initCause(new Exception("second", first));
		assertThat(CauseChain.contains(first, IOException.class)).isFalse();
	}

	@Test
	void containsWhenSuppressedThenNot() {
		Exception thrown = new Exception();
		thrown.addSuppressed(new IOException());
		assertThat(CauseChain.contains(thrown, IOException.class)).isFalse();
	}

}

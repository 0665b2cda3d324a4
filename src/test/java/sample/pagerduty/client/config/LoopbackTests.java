package sample.pagerduty.client.config;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** By which names a machine calls itself. */
class LoopbackTests {

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LocalHost", "127.0.0.1", "127.1.2.3", "::1", "[::1]", "0:0:0:0:0:0:0:1",
			"[0:0:0:0:0:0:0:1]" })
	void includesWhenItIsLoopbackThenTrue(String host) {
		assertThat(Loopback.includes(host)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "localhost.evil.example", "evil.localhost.example", "xlocalhost", "localhost ",
			"127.0.0.1.evil.example", "127.0.0.1.1", "127.0.0", "128.0.0.1", "1127.0.0.1", "0.0.0.0", "::", "[::]",
			"::2", "[::ffff:10.0.0.1]", "10.0.0.1", "localhost:80", "127x0x0x1", "localhost\n", "l\u03bfcalhost",
			"\u202elocalhost", "127.0.0.\u0661" })
	void includesWhenItIsAnotherHostThenFalse(String host) {
		assertThat(Loopback.includes(host)).isFalse();
	}

}

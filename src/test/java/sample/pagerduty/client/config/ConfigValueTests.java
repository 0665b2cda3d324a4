package sample.pagerduty.client.config;

import java.time.Duration;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What can be made of a value that the operator wrote. */
class ConfigValueTests {

	@ParameterizedTest
	@CsvSource({ "1ms, PT0.001S", "500ms, PT0.5S", "3, PT3S", "3s, PT3S", "3S, PT3S", "+3s, PT3S", "5m, PT5M",
			"300s, PT5M", "300000ms, PT5M", "1000000000ns, PT1S" })
	void timeoutThenADuration(String text, Duration expected) {
		assertThat(value(ConfigKey.READ_TIMEOUT, text).timeout()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "0", "0s", "-1s", "999us", "301s", "6m", "1h", "300001ms", "PT3S", "3 s", "3.5s",
			"1e3", "s", "three", "3sec", "99999999999999999999s", "9223372036854775807d", "\u0663s", "3s\n", "3%" })
	void timeoutWhenItIsNoneThenNamesKeyValueAndSource(String text) {
		ConfigValue value = value(ConfigKey.READ_TIMEOUT, text);
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(value::timeout)
			.withMessageStartingWith(
					"READ_TIMEOUT (\"" + text.replace('\n', '?') + "\") in the environment must be a duration");
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "5000, 5000", "65535, 65535", "00080, 80" })
	void portThenANumber(String text, int port) {
		assertThat(value(ConfigKey.PORT, text).port()).isEqualTo(port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "-1", "65536", "2147483648", "80 ", "0x50", "8_0", "80.0", "http", "%d" })
	void portWhenItIsNoneThenRefused(String text) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> value(ConfigKey.PORT, text).port())
			.withMessageContaining("65535");
	}

	@Test
	void portOfTheSandboxThenAnyPortWillDo() {
		assertThat(value(ConfigKey.SANDBOX_PORT, "0").port()).isZero();
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> value(ConfigKey.SANDBOX_PORT, "-1").port());
	}

	@ParameterizedTest
	@CsvSource({ "https://a.example, https://a.example", "https://a.example/, https://a.example",
			"https://a.example/b///, https://a.example/b", "https://a.example:65535/b, https://a.example:65535/b",
			"http://localhost:5001/oauth, http://localhost:5001/oauth", "http://127.0.0.2, http://127.0.0.2",
			"http://[::1]:1/, http://[::1]:1", "HTTP://LOCALHOST/, HTTP://LOCALHOST" })
	void baseUrlThenWithoutASlashAtTheEnd(String text, String url) {
		assertThat(value(ConfigKey.API_URL, text).baseUrl()).hasToString(url);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			'' | https://
			a.example | https://
			//a.example | https://
			ftp://a.example | https://
			javascript:alert(1) | https://
			https: | not a URL
			https:a.example | https://
			https:///a | https://
			https://a_b.example | https://
			' https://a.example' | not a URL
			https://a b.example | not a URL
			https://a.example/% | not a URL
			https://a.example:0 | 65535
			https://a.example:65536 | 65535
			https://u:secret@a.example | user name
			https://@a.example | user name
			https://a.example/#x | fragment
			https://a.example/# | fragment
			http://a.example | a.example is not this machine
			http://127.0.0.1.evil.example | is not this machine
			http://0.0.0.0 | is not this machine
			https://a.example/?b=c | query
			https://a.example? | query
			""")
	void baseUrlWhenItCannotBeUsedThenSaysWhy(String text, String words) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> value(ConfigKey.API_URL, text).baseUrl())
			.withMessageContaining(words)
			.satisfies((thrown) -> assertThat(thrown.getMessage()).doesNotContain("secret"));
	}

	@ParameterizedTest
	@CsvSource({ "true, true", "TRUE, true", "True, true", "false, false", "FALSE, false" })
	void flagThenInAnyCase(String text, boolean flag) {
		assertThat(value(ConfigKey.APP_TOKENS, text).flag()).isEqualTo(flag);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "yes", "1", "true ", "on", "falsch" })
	void flagWhenItIsNeitherThenRefused(String text) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> value(ConfigKey.APP_TOKENS, text).flag());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "YOUR_CLIENT_ID", "your-client-id", "<client id>", "xxxxxx", "abcXXXXXXXX", "Your Client" })
	void filledInWhenItIsThePlaceholderThenRefused(String text) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> value(ConfigKey.PD_CLIENT_ID, text).filledIn());
	}

	@ParameterizedTest
	@ValueSource(strings = { "0a1b2c", "xxxxx", "yours", "a<b", "a>b<c" })
	void filledInWhenItIsAValueThenItself(String text) {
		assertThat(value(ConfigKey.PD_CLIENT_ID, text).filledIn()).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "32, true", "31, false", "33, false", "16, false", "0, false" })
	void encryptionKeyThenOf32Bytes(int length, boolean valid) {
		ConfigValue value = value(ConfigKey.STORE_KEY, Base64.getEncoder().encodeToString(new byte[length]));
		if (valid) {
			assertThat(value.encryptionKey().value()).isEqualTo(value.text());
		}
		else {
			assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(value::encryptionKey);
		}
	}

	@Test
	void encryptionKeyWhenItIsNotBase64ThenRefusedWithoutQuotingIt() {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> value(ConfigKey.STORE_KEY, "s3cr3t-s3cr3t").encryptionKey())
			.withMessageContaining("openssl rand -base64 32")
			.satisfies((thrown) -> assertThat(thrown.getMessage()).doesNotContain("s3cr3t"));
	}

	@ParameterizedTest
	@CsvSource({ "PORT, five, true", "PORT, a@b, false", "DATABASE_URL, x?password=p, false",
			"PD_CLIENT_SECRET, five, false", "DATABASE_PASSWORD, five, false", "STORE_KEY_PREVIOUS, five, false",
			"PORT, 100%s, true" })
	void invalidThenQuotesTheValueUnlessItCanBeASecret(ConfigKey key, String text, boolean quoted) {
		String message = value(key, text).invalid("is odd").getMessage();
		assertThat(message).isEqualTo(key + (quoted ? " (\"" + text + "\")" : "") + " in the environment is odd.");
	}

	private static ConfigValue value(ConfigKey key, String text) {
		return new ConfigValue(key, text, "the environment", key.name());
	}

}

package sample.pagerduty.client.rest;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which requests are possible. */
class ApiRequestTests {

	static Stream<String> astray() {
		return Stream.of("", "incidents", "//evil.example", "/incidents/", "/a//b", "/..", "/../x", "/a/./b", "/a/..",
				"/a?b", "/a#b", "/a b", "/a\\b", "/a\nb", "/a%2", "/a%2f/%zz", "/{id}", "/@evil.example:80/a\r\nX: y",
				"/a".repeat(100_000));
	}

	@ParameterizedTest
	@MethodSource("astray")
	void requestWhenPathLeadsElsewhereThenRejected(String path) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ApiRequest(path, ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a=b c", "a=b#c", "a=b\r\nX: y", "a=%", "a=\u00e9", "a='" })
	void requestWhenQueryIsNotEncodedThenRejected(String query) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ApiRequest("/incidents", query));
	}

}

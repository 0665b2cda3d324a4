package sample.pagerduty.client.console;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Which paths the console accepts, and what it makes of them. */
class PathTemplateTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			'', path-slash
			/, path-slash
			//, path-slash
			incidents, path-slash
			' /incidents', path-slash
			/incidents/, path-slash
			/a//b, path-slash
			//evil.example/a, path-slash
			https://evil.example/a, path-slash
			/.., path-dots
			/a/../b, path-dots
			/a/., path-dots
			/./a, path-dots
			/a b, path-characters
			/a?b=c, path-characters
			/a#b, path-characters
			/a%2e%2e, path-characters
			/%, path-characters
			/a\\b, path-characters
			/a;b=c, path-characters
			/a/{, path-characters
			/a/{}, path-characters
			/a/{Id}, path-characters
			/a/{1d}, path-characters
			/a/x{id}, path-characters
			/a/{id}x, path-characters
			/a/{id}{id}, path-characters
			/\u00e9, path-characters
			/a\u202eb, path-characters
			/a\u200b, path-characters
			/\ud83d\ude00, path-characters
			""")
	void ofWhenNotAPathOfTheApiThenRefused(String path, String key) {
		assertThatExceptionOfType(RefusedInputException.class).isThrownBy(() -> PathTemplate.of(path))
			.returns(key, RefusedInputException::key)
			.returns("path", RefusedInputException::field);
		assertThat(PathTemplate.isPossible(path)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a\n", "/a\r\nHost: evil.example", "/a\tb", "/a\0" })
	void ofWhenThereAreControlCharactersThenRefused(String path) {
		assertThat(PathTemplate.isPossible(path)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a", "/incidents", "/a/...", "/a/..b", "/a/b..", "/a.b", "/a:b", "/a@b", "/a+b", "/a,b",
			"/a=b", "/~a", "/-", "/A/9", "/@evil.example:80" })
	void expandWhenThereAreNoNamesThenThePathItself(String path) throws Exception {
		assertThat(PathTemplate.of(path).expand(Map.of())).isEqualTo(path);
	}

	@Test
	void ofWhenThePathHas500CharactersThenItIsTheLongest() throws Exception {
		String longest = "/" + "a".repeat(499);
		assertThat(PathTemplate.of(longest).expand(Map.of())).isEqualTo(longest);
		assertThatExceptionOfType(RefusedInputException.class).isThrownBy(() -> PathTemplate.of(longest + "a"))
			.returns("path-length", RefusedInputException::key);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			P123 | P123
			' P123 ' | P123
			a b | a%20b
			a?b#c | a%3Fb%23c
			100% | 100%25
			%2F | %252F
			a+b&c=d | a%2Bb%26c%3Dd
			{id} | %7Bid%7D
			$1 | %241
			... | ...
			..a | ..a
			\u00e9 | %C3%A9
			\ud83d\ude00 | %F0%9F%98%80
			""")
	void expandThenTheValueIsOneEncodedSegment(String value, String encoded) throws Exception {
		assertThat(PathTemplate.of("/users/{id}/teams").expand(Map.of("id", value)))
			.isEqualTo("/users/" + encoded + "/teams");
	}

	static Stream<Arguments> impossibleValues() {
		return Stream.of(arguments("", "value-missing"), arguments("  ", "value-missing"),
				arguments("\t\n", "value-missing"), arguments(".", "value-segment"), arguments("..", "value-segment"),
				arguments(" .. ", "value-segment"), arguments("a/b", "value-segment"),
				arguments("a\\b", "value-segment"), arguments("a\nb", "value-segment"),
				arguments("a\0b", "value-segment"), arguments("a\u007fb", "value-segment"),
				arguments("a\u202eb", "value-segment"), arguments("a\u200bb", "value-segment"),
				arguments("a\ufeff", "value-segment"), arguments("a\u2028b", "value-segment"),
				arguments("a\u2029b", "value-segment"), arguments("a\ud83d", "value-segment"),
				arguments("a".repeat(201), "value-length"));
	}

	@ParameterizedTest
	@MethodSource("impossibleValues")
	void expandWhenTheValueCannotBeASegmentThenRefused(String value, String key) throws Exception {
		PathTemplate template = PathTemplate.of("/users/{user_id}");
		assertThatExceptionOfType(RefusedInputException.class)
			.isThrownBy(() -> template.expand(Map.of("user_id", value)))
			.returns(key, RefusedInputException::key)
			.returns("user_id", RefusedInputException::field);
	}

	@Test
	void expandWhenTheValueHas200CharactersThenItIsTheLongest() throws Exception {
		String value = "a".repeat(200);
		assertThat(PathTemplate.of("/{id}").expand(Map.of("id", value))).isEqualTo("/" + value);
	}

	@Test
	void expandWhenAValueIsMissingThenRefused() throws Exception {
		PathTemplate template = PathTemplate.of("/{a}/{b}");
		assertThatExceptionOfType(RefusedInputException.class).isThrownBy(() -> template.expand(Map.of("a", "1")))
			.returns("value-missing", RefusedInputException::key)
			.returns("b", RefusedInputException::field);
	}

	@Test
	void expandWhenANameIsThereTwiceThenReplacedTwice() throws Exception {
		assertThat(PathTemplate.of("/{a}/x/{b}/{a}").expand(Map.of("a", "{b}", "b", "2")))
			.isEqualTo("/%7Bb%7D/x/2/%7Bb%7D");
	}

	@Test
	void namesThenEachOnceInOrderEvenIfThePathIsInvalid() {
		assertThat(PathTemplate.names("no path {b}{a}/{b} {C} {d-e}")).isEqualTo(List.of("b", "a"));
		assertThat(PathTemplate.names("")).isEmpty();
	}

}

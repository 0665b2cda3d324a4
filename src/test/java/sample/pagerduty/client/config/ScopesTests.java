package sample.pagerduty.client.config;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists as people write them, and the characters of a scope. */
class ScopesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			'' | ''
			'  ' | ''
			, | ''
			a | a
			a b | a;b
			a,b | a;b
			' ,a, ,b,, c ' | a;b;c
			'a\tb' | a;b
			a;b | a;b
			a\u00a0b | a\u00a0b
			a a | a;a
			""")
	void ofThenSplitAtBlanksAndCommas(String text, String words) {
		assertThat(String.join(";", WordList.of(text))).isEqualTo(words);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\r\nb", "\na\n\nb\n" })
	void ofThenSplitAtLineBreaks(String text) {
		assertThat(WordList.of(text)).containsExactly("a", "b");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "users.read", "openid", "as_account-eu.acme", "a:b/c", "!", "~", "#", "[", "]", "%", "<a>" })
	void canBeScopeWhenOfItsAlphabetThenTrue(String word) {
		assertThat(Scopes.canBeScope(word)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a ", "\"", "a\"b", "\\", "a\n", "\0", "\u007f", "\u0080", "\u00e9",
			"\u202ea", "a\u00a0", "\ud83d\ude00" })
	void canBeScopeWhenThereIsAnotherCharacterThenFalse(String word) {
		assertThat(Scopes.canBeScope(word)).isFalse();
	}

}

package sample.pagerduty.client.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What becomes of a query that someone entered. */
class QueryTextTests {

	private final QueryText query = new QueryText();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			limit | 25 | limit=25
			limit | ' 25 ' | limit=25
			limit | '' | ''
			limit | '  ' | ''
			query | a&b=c#d | query=a%26b%3Dc%23d
			query | 100%41 | query=100%2541
			query | a,b c | query=a%2Cb%20c
			since | 2026-01-01T00:00:00+02:00 | since=2026-01-01T00%3A00%3A00%2B02%3A00
			a&b | 1 | a%26b=1
			query | \u00e9\ud83d\ude00 | query=%C3%A9%F0%9F%98%80
			statuses[] | triggered | statuses%5B%5D=triggered
			statuses[] | 'a, b,,c d ' | statuses%5B%5D=a&statuses%5B%5D=b&statuses%5B%5D=c&statuses%5B%5D=d
			statuses[] | ', ' | ''
			""")
	void addThenEncoded(String name, String value, String expected) throws Exception {
		this.query.add(name, value);
		assertThat(this.query).hasToString(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\r\nX: y", "\0", "a\u007f", "\u202ea", "a\u200b", "\ufeff", "a\u2028b", "\u2029",
			"\ud83d" })
	void addWhenACharacterIsInvisibleThenRefused(String text) {
		assertThatExceptionOfType(RefusedInputException.class).isThrownBy(() -> this.query.add("query", text))
			.returns("value-characters", RefusedInputException::key)
			.returns("query", RefusedInputException::field);
		assertThatExceptionOfType(RefusedInputException.class).isThrownBy(() -> this.query.add(text, "1"))
			.returns("value-characters", RefusedInputException::key);
	}

	@Test
	void addWhenTheValueHas1000CharactersThenItIsTheLongest() throws Exception {
		String longest = "a".repeat(1000);
		this.query.add("q", longest);
		assertThat(this.query).hasToString("q=" + longest);
		assertThatExceptionOfType(RefusedInputException.class).isThrownBy(() -> this.query.add("q", longest + "a"))
			.returns("value-length", RefusedInputException::key);
		assertThatExceptionOfType(RefusedInputException.class).isThrownBy(() -> this.query.add(longest + "a", "1"))
			.returns("value-length", RefusedInputException::key);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			'' | ''
			' ' | ''
			a=1 | a=1
			?a=1&b=2 | a=1&b=2
			&&a=1&&b=2& | a=1&b=2
			a=1=2 | a=1%3D2
			a | ''
			a= | ''
			a=b%20c | a=b%20c
			a=b c | a=b%20c
			a=1+2 | a=1%2B2
			a=%26b%3D1 | a=%26b%3D1
			a=%C3%A9 | a=%C3%A9
			a=\u00e9 | a=%C3%A9
			include[]=x&include%5B%5D=y | include%5B%5D=x&include%5B%5D=y
			""")
	void addAllThenTheSamePairs(String text, String expected) throws Exception {
		this.query.addAll(text);
		assertThat(this.query).hasToString(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			=1 | more
			a=1&%20=2 | more
			a=% | more
			a=%2 | more
			a=%zz | more
			%=1 | more
			a=%0d%0aX:%20y | value-characters
			a=%00 | value-characters
			a=%E2%80%AE | value-characters
			""")
	void addAllWhenTheTextCannotBeSentThenRefused(String text, String key) {
		assertThatExceptionOfType(RefusedInputException.class).isThrownBy(() -> this.query.addAll(text))
			.returns(key, RefusedInputException::key);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			'' | ''
			offset=5 | ''
			offset | ''
			offset= | ''
			a=1&offset=5&b=2 | a=1&b=2
			offset=1&offset=2 | ''
			a=offset | a=offset
			offsets=5 | offsets=5
			a=1&b=%26 | a=1&b=%26
			""")
	void withoutThenTheRestOfTheText(String text, String expected) {
		assertThat(QueryText.without(text, "offset")).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "query=why?, query=why%3F", "query=what?now&a=1, query=what%3Fnow&a=1", "?query=a?b, query=a%3Fb" })
	void addAllWhenAValueHasAQuestionMarkThenKept(String text, String expected) throws Exception {
		this.query.addAll(text);
		assertThat(this.query).hasToString(expected);
	}

}

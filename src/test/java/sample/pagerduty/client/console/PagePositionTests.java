package sample.pagerduty.client.console;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Which pages of a collection there are before and after an answer. */
class PagePositionTests {

	private static final CallForm FORM = new CallForm("/users", Map.of("query.offset", "7"), "", false);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{} | | | false
			{"more":true,"limit":25,"offset":0} | 25 | | false
			{"more":false,"limit":25,"offset":25} | | 0 | false
			{"more":true,"limit":25,"offset":50} | 75 | 25 | false
			{"more":true,"limit":25,"offset":10} | 35 | 0 | false
			{"more":true,"limit":25} | 25 | | false
			{"more":true,"offset":25} | | | false
			{"more":true,"limit":0,"offset":25} | | | false
			{"more":"true","limit":25,"offset":0} | | | false
			{"more":1,"limit":25,"offset":0} | | | false
			{"more":true,"limit":"25","offset":0} | | | false
			{"more":true,"limit":25.0,"offset":0} | | | false
			{"more":true,"limit":25,"offset":-25} | 25 | | false
			{"more":true,"limit":-25,"offset":25} | | | false
			{"more":true,"limit":100,"offset":9800} | 9900 | 9700 | false
			{"more":true,"limit":100,"offset":9801} | | 9701 | true
			{"more":true,"limit":100,"offset":9900} | | 9800 | true
			{"more":false,"limit":100,"offset":9900} | | 9800 | false
			{"more":true,"limit":10000,"offset":0} | | | true
			{"more":true,"limit":10001,"offset":25} | | | false
			{"more":true,"limit":25,"offset":10001} | 25 | | false
			[{"more":true,"limit":25,"offset":50}] | | | false
			{"a":{"more":true,"limit":25,"offset":50}} | | | false
			{"a":[true],"more":[true],"limit":25,"offset":{"offset":5}} | | | false
			{"limit":25,"limit":50,"more":true} | 50 | | false
			""")
	void positionByOffsetThenTheNeighboursOfThePage(String json, String next, String previous, boolean cutShort) {
		PagePosition position = position(json);
		assertThat(value(position.next(FORM), "query.offset")).isEqualTo(next);
		assertThat(value(position.previous(FORM), "query.offset")).isEqualTo(previous);
		assertThat(position.isCutShort()).isEqualTo(cutShort);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"next_cursor\":\"c+/=\"}", "{\"more\":true,\"limit\":25,\"next_cursor\":\"c+/=\"}" })
	void nextWhenThereIsACursorThenThat(String json) {
		assertThat(value(position(json).next(FORM), "query.cursor")).isEqualTo("c+/=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "\"\"", "\" \"", "5", "[\"c\"]", "{\"next_cursor\":\"c\"}" })
	void nextWhenTheCursorIsNoneThenNoPage(String cursor) {
		assertThat(position("{\"next_cursor\":" + cursor + "}").next(FORM)).isEmpty();
	}

	@Test
	void nextWhenTheCursorHas1000CharactersThenItIsTheLongest() {
		String longest = "c".repeat(1000);
		assertThat(value(position("{\"next_cursor\":\"" + longest + "\"}").next(FORM), "query.cursor"))
			.isEqualTo(longest);
		assertThat(position("{\"next_cursor\":\"" + longest + "c\"}").next(FORM)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "99999999999", "9999999999999999999999" })
	void nextWhenTheOffsetIsNoIntThenAsIfItWereZero(String offset) {
		assertThat(value(position("{\"more\":true,\"limit\":25,\"offset\":" + offset + "}").next(FORM), "query.offset"))
			.isEqualTo("25");
	}

	private static PagePosition position(String json) {
		PagePosition position = new PagePosition();
		try (JsonParser parser = new JsonMapper().createParser(json)) {
			while (parser.nextToken() != null) {
				position.see(parser);
			}
		}
		return position;
	}

	private static String value(Optional<CallForm> form, String field) {
		return form.map((found) -> found.fields().get(field)).orElse(null);
	}

}

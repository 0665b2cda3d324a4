package sample.pagerduty.client.console;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.client.console.JsonLayout.Outcome;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a text that may be JSON. */
class JsonLayoutTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final String SAMPLE = "{\"a\":[1,-2.50e3,\"x\\\"y\\u00e9\",true,false,null],\"b\":{},\"c\":[],\"d\":\"z\"}";

	@Test
	void ofThenSameValuesWithLineBreaksAndIndents() {
		JsonLayout layout = layout(SAMPLE, false);
		assertThat(layout.outcome()).isEqualTo(Outcome.LAID_OUT);
		assertThat(layout.text().lines().map(String::strip)).contains("\"d\": \"z\"").hasSizeGreaterThan(4);
		assertThat(MAPPER.readTree(layout.text())).isEqualTo(MAPPER.readTree(SAMPLE));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1 | 1
			"a" | "a"
			null | null
			' true ' | true
			123456789012345678901234567890 | 123456789012345678901234567890
			1.10 | 1.10
			0.1234567890123456789012345 | 0.1234567890123456789012345
			""")
	void ofWhenItIsOneScalarThenLetterForLetter(String text, String expected) {
		assertThat(layout(text, false).text()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[1,", "{\"a\"", "{\"a\":", "\"a", "{\"a\":1]", "[1,]", "{'a':1}", "{a:1}", "<html>",
			"hello", "[1] x", "[01]", "\"\\x\"", "[NaN]", "\"a\nb\"", "/* c */ 1", "\u202e{}" })
	void ofWhenItIsNotJsonThenTheTextItself(String text) {
		JsonLayout layout = layout(text, false);
		assertThat(layout.outcome()).isEqualTo(Outcome.NOT_JSON);
		assertThat(layout.text()).isEqualTo(text);
	}

	@Test
	void ofWhenCutInsideAValueOrBetweenThenTheWholeTokensBeforeTheCut() {
		String whole = layout(SAMPLE, false).text();
		for (int end = 1; end < SAMPLE.length(); end++) {
			JsonLayout layout = layout(SAMPLE.substring(0, end), true);
			if (layout.outcome() == Outcome.LAID_OUT) {
				assertThat(whole).as("cut at %d", end).startsWith(layout.text().stripTrailing());
			}
			else {
				assertThat(layout.text()).as("cut at %d", end).isEqualTo(SAMPLE.substring(0, end));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>", "{\"a\":1]", "[1,]", "{a:1" })
	void ofWhenCutButNotJsonThenNotLaidOut(String text) {
		assertThat(layout(text, true).outcome()).isEqualTo(Outcome.NOT_JSON);
	}

	@ParameterizedTest
	@CsvSource({ "500, LAID_OUT", "501, TOO_MUCH", "100000, TOO_MUCH" })
	void ofWhenNestedTooDeepThenTheTextItself(int depth, Outcome outcome) {
		String text = "[".repeat(depth) + "]".repeat(depth);
		assertThat(layout(text, false).outcome()).isEqualTo(outcome);
		assertThat(layout("[".repeat(depth), true).outcome()).isEqualTo(outcome);
	}

	@Test
	void ofThenPositionOfTheOutermostFields() {
		PagePosition position = layout("{\"more\":true,\"limit\":25,\"offset\":50}", false).position();
		assertThat(position.next(new CallForm("/a", Map.of(), "", false)).orElseThrow().fields())
			.containsEntry("query.offset", "75");
	}

	@Test
	void ofWhenCutAnywhereThenLaidOut() {
		for (int end = 1; end < SAMPLE.length(); end++) {
			assertThat(layout(SAMPLE.substring(0, end), true).outcome()).as("cut at %d", end)
				.isEqualTo(Outcome.LAID_OUT);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"n\":12", "{\"n\":1", "[-12", "[1.5", "[1e4" })
	void ofWhenCutWithinANumberThenNotAnotherNumber(String beginning) {
		assertThat(layout(beginning, true).text()).doesNotContainPattern("[0-9]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"offset\":99999999999}", "{\"limit\":9999999999999999999999}" })
	void ofWhenAPositionIsNoIntThenStillJson(String text) {
		assertThat(layout(text, false).outcome()).isEqualTo(Outcome.LAID_OUT);
	}

	private static JsonLayout layout(String text, boolean truncated) {
		return JsonLayout.of(MAPPER, text, truncated);
	}

}

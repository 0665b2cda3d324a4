package sample.pagerduty.client.tool;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a model is told about its arguments. */
class ToolInputTests {

	private static final ToolDefinition TOOL = ToolDefinition.reading("Try", "Try", "Tries.", "tests", Set.of(),
			List.of(ToolParameter.id("id", "").asRequired(), ToolParameter.ids("ids", "").upTo(2),
					ToolParameter.text("text", "").upTo(5), ToolParameter.choice("choice", "", "high", "low"),
					ToolParameter.time("time", ""), ToolParameter.flag("flag", "", true),
					ToolParameter.number("number", "", 1, 50, 10),
					new ToolParameter("words", ToolParameter.Type.STRINGS, false, "", List.of(), null, null, null)),
			JsonNodeFactory.instance.objectNode());

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{}                                    | id is required.
					{"id":null}                           | id is required.
					{"id":7}                              | id must be a PagerDuty id, such as P1ABC23.
					{"id":"../users"}                     | id must be a PagerDuty id, such as P1ABC23.
					{"id":"a b"}                          | id must be a PagerDuty id, such as P1ABC23.
					{"id":""}                             | id must be a PagerDuty id, such as P1ABC23.
					{"id":"P1","ids":"P2"}                | ids must be a list of strings.
					{"id":"P1","ids":[1]}                 | ids must be a list of strings.
					{"id":"P1","ids":["P/1"]}             | ids must be a list of PagerDuty ids, such as P1ABC23.
					{"id":"P1","ids":["1","2","3"]}       | ids must have at most 2 values.
					{"id":"P1","text":"abcdef"}           | text must have at most 5 characters.
					{"id":"P1","text":["a"]}              | text must be a string.
					{"id":"P1","choice":"High"}           | choice must be one of high, low.
					{"id":"P1","time":"yesterday"}        | time must be a time such as 2026-08-19T10:00:00Z.
					{"id":"P1","time":1755597600}         | time must be a time such as 2026-08-19T10:00:00Z.
					{"id":"P1","flag":"true"}             | flag must be true or false.
					{"id":"P1","number":51}               | number must be at most 50.
					{"id":"P1","number":0}                | number must be at least 1.
					{"id":"P1","number":-1e30}            | number must be at least 1.
					{"id":"P1","number":99999999999999}   | number must be at most 50.
					{"id":"P1","number":1.5}              | number must be a whole number.
					{"id":"P1","number":"10"}             | number must be a whole number.
					{"id":"P1","words":[["a"]]}           | words must be a list of strings.
					{"id":"P1","other":1}                 | There is an unknown argument. This tool has: id, ids, text, choice, time, flag, number, words.
					{"text":7,"flag":7}                   | id is required. text must be a string. flag must be true or false.
					[]                                    | The arguments must be a JSON object.
					"x"                                   | The arguments must be a JSON object.
					""")
	void inputWhenItDoesNotFitThenSaysWhatToWrite(String json, String complaint) {
		assertThatExceptionOfType(ToolException.class).isThrownBy(() -> input(json))
			.satisfies((ex) -> assertThat(ex.error().message()).isEqualTo(complaint))
			.satisfies((ex) -> assertThat(ex.error().kind()).isEqualTo(ToolError.Kind.BAD_INPUT));
	}

	@Test
	void inputWhenItFitsThenGivesTheValues() {
		ToolInput input = input(
				"{\"id\":\"P-1_a\",\"ids\":[\"A\",\"B\"],\"text\":\" abc\",\"flag\":false,\"number\":50.0}");
		assertThat(input.required("id")).isEqualTo("P-1_a");
		assertThat(input.list("ids")).containsExactly("A", "B");
		assertThat(input.text("text")).isEqualTo("abc");
		assertThat(input.flag("flag")).isFalse();
		assertThat(input.number("number")).isEqualTo(50);
		assertThat(input.has("number")).isTrue();
	}

	@Test
	void inputWhenOptionalValuesAreMissingThenDefaults() {
		ToolInput input = input("{\"id\":\"P1\",\"text\":null,\"choice\":null,\"number\":null}");
		assertThat(input.text("text")).isNull();
		assertThat(input.text("choice")).isNull();
		assertThat(input.list("ids")).isEmpty();
		assertThat(input.flag("flag")).isTrue();
		assertThat(input.number("number")).isEqualTo(10);
		assertThat(input.has("number")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-08-19T10:00:00Z", "2026-08-19T10:00:00+02:00", "2026-08-19T10:00:00.5Z",
			"2026-08-19T10:00", "2026-08-19" })
	void timeThenIso8601(String time) {
		assertThat(input("{\"id\":\"P1\",\"time\":\"%s\"}".formatted(time)).text("time")).isEqualTo(time);
	}

	@Test
	void inputWhenThereIsNoneThenLikeAnEmptyObject() {
		ToolDefinition tool = ToolDefinition.reading("Try", "Try", "Tries.", "tests", Set.of(), List.of(),
				JsonNodeFactory.instance.objectNode());
		assertThat(ToolInput.of(tool, null).all()).isEmpty();
		assertThat(ToolInput.of(tool, JsonNodeFactory.instance.nullNode()).all()).isEmpty();
		assertThatExceptionOfType(ToolException.class)
			.isThrownBy(() -> ToolInput.of(tool, JsonMapper.shared().readTree("{\"a\":1}")))
			.satisfies((ex) -> assertThat(ex.error().message())
				.isEqualTo("There is an unknown argument. This tool has none."));
	}

	@Test
	void requiredListAndTextThenNotEmpty() {
		ToolDefinition tool = ToolDefinition.reading("Try", "Try", "Tries.", "tests", Set.of(),
				List.of(ToolParameter.ids("ids", "").asRequired(), ToolParameter.text("text", "").asRequired()),
				JsonNodeFactory.instance.objectNode());
		assertThatExceptionOfType(ToolException.class)
			.isThrownBy(() -> ToolInput.of(tool, JsonMapper.shared().readTree("{\"ids\":[],\"text\":\" \"}")))
			.satisfies((ex) -> assertThat(ex.error().message())
				.isEqualTo("ids must have at least 1 value. text must not be blank."));
		assertThat(tool.inputSchema().toString()).contains("\"minItems\":1", "\"minLength\":1",
				"\"required\":[\"ids\",\"text\"]");
	}

	private static ToolInput input(String json) {
		return ToolInput.of(TOOL, JsonMapper.shared().readTree(json));
	}

}

package sample.pagerduty.client.tool;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What stays of PagerDuty's answers. */
class FieldsTests {

	private static final String INCIDENT = """
			{"id":"Q1","title":"Down","body":{"details":{"a":{"b":[1]}}},"self":"https://api/…","urgency":null,
			"service":{"id":"P1","type":"service_reference","summary":"Web","self":"x","html_url":"y"},
			"assignments":[{"at":"1","assignee":{"id":"U1","summary":"Ada","type":"user_reference"}},{"assignee":null}],
			"alert_counts":{"all":2,"triggered":1,"more":{"x":1}},
			"rules":[{"id":"R1","delay":5,"targets":[{"id":"U1","summary":"Ada","x":1}]}],"teams":[]}""";

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			id title missing urgency           | {"id":"Q1","title":"Down"}
			service                            | {"service":{"id":"P1","summary":"Web"}}
			assignees=assignments.assignee     | {"assignees":[{"id":"U1","summary":"Ada"}]}
			at=service.id title=service.nope   | {"at":"P1"}
			alert_counts                       | {"alert_counts":{"all":2,"triggered":1}}
			details*=body.details              | {"details":{"a":{"b":[1]}}}
			teams                              | {"teams":[]}
			title.x=title.x                    | {}
			""")
	void inThenOnlyTheNamedFields(String names, String kept) {
		assertThat(Fields.of(names).in(json(INCIDENT))).isEqualTo(json(kept));
	}

	@Test
	void inWhenFieldsAreNestedThenThose() {
		Fields fields = Fields.of("id").with("steps=rules", Fields.of("delay targets"));
		assertThat(fields.in(json(INCIDENT))).isEqualTo(
				json("{\"id\":\"Q1\",\"steps\":[{\"delay\":5,\"targets\":[{\"id\":\"U1\",\"summary\":\"Ada\"}]}]}"));
		assertThat(fields.description()).isEqualTo("id, steps");
	}

	@Test
	void inWhenTextIsLongThenShortened() {
		String text = "x".repeat(998) + "a\uD83D\uDE00b";
		JsonNode kept = Fields.of("title details*")
			.in(json("{\"title\":\"%s\",\"details\":{\"a\":\"%s\"}}".formatted(text, "y".repeat(5000))));
		assertThat(kept.path("title").asString()).isEqualTo("x".repeat(998) + "a… (shortened)");
		assertThat(kept.path("details").asString()).startsWith("{\"a\":\"yyy").hasSizeLessThan(2100);
	}

	@Test
	void inWhenTheAnswerIsSomethingElseThenNothing() {
		assertThat(Fields.of("id service.x a=b.c").in(json("[1,2]"))).isEmpty();
		assertThat(Fields.of("id service.x a=b.c").in(json("\"text\""))).isEmpty();
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

}

package sample.pagerduty.client.console;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.client.console.AnswerTable.Cell;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of an answer that is a list. */
class AnswerTableTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	@Test
	void ofThenTheFieldsThatTellTheObjectsApart() {
		AnswerTable table = table(
				"""
						{"services":[{"id":"PS1","type":"service","summary":"Checkout","self":"x","html_url":"x","name":"Checkout",
						"status":"critical","created_at":"2026-01-02T03:04:05+01:00","teams":[{"id":"PT1"}],"acknowledgement_timeout":600,
						"escalation_policy":{"id":"PE1","summary":"Default"}},
						{"id":"PS2","name":"Search","status":"active","escalation_policy":{"id":"PE1","summary":"Default"}}],
						"limit":25,"more":false}""");
		assertThat(table.columns()).containsExactly("name", "escalation_policy", "id", "status", "created_at",
				"acknowledgement_timeout");
		assertThat(table.total()).isEqualTo(2);
		assertThat(table.rows().get(0)).extracting(Cell::text)
			.containsExactly("Checkout", "Default", "PS1", "critical", "2026-01-02T03:04:05+01:00", "600");
		assertThat(table.rows().get(0)).extracting(Cell::tone).containsExactly(null, null, null, "bad", null, null);
		assertThat(table.rows().get(0).get(4)).returns(Instant.parse("2026-01-02T02:04:05Z"), Cell::time)
			.returns(false, Cell::isPlain);
		assertThat(table.rows().get(0).get(0).isPlain()).isTrue();
		assertThat(table.rows().get(0).get(2).link()).isEqualTo("/one/PS1");
		assertThat(table.rows().get(1)).extracting(Cell::text)
			.containsExactly("Search", "Default", "PS2", "active", "", "");
	}

	@Test
	void ofWhenMostObjectsLackAFieldThenNoColumn() {
		assertThat(table("[{\"id\":\"A\"},{\"id\":\"B\",\"rare\":1},{\"id\":\"C\"}]").columns()).containsExactly("id");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"service\":{\"id\":\"P1\"}}", "{\"abilities\":[\"sso\",\"teams\"]}",
			"{\"services\":[]}", "{\"a\":[{\"b\":[1]}]}", "[]", "1", "null", "{\"a\":[{\"id\":\"P1\"}", "<p>", "" })
	void ofWhenItIsNoListOfObjectsThenNone(String json) {
		assertThat(AnswerTable.of(MAPPER, json, (id) -> null)).isEmpty();
	}

	@Test
	void ofWhenTheListIsLongThenTheFirst100() {
		String objects = IntStream.range(0, 150)
			.mapToObj("{\"id\":\"P%d\"}"::formatted)
			.collect(Collectors.joining(","));
		AnswerTable table = table("{\"users\":[" + objects + "]}");
		assertThat(table.rows()).hasSize(100);
		assertThat(table.total()).isEqualTo(150);
	}

	@Test
	void ofWhenTheAnswerIsHugeThenNone() {
		assertThat(AnswerTable.of(MAPPER, JsonOf.megabytes(1), (id) -> null)).isEmpty();
	}

	@Test
	void ofWhenValuesAreHostileThenCutAndNeverALinkOrATime() {
		AnswerTable table = table(
				"""
						[{"id":"../../evil","name":"%s","end":"2026-99-99T99:99:99Z","status":"\\u202e<b>","<script>":"x","id":"a b"}]"""
					.formatted("x".repeat(500)));
		assertThat(table.columns()).containsExactly("name", "id", "status", "end", "<script>");
		List<Cell> row = table.rows().get(0);
		assertThat(row.get(0).text()).hasSize(121).endsWith("…");
		assertThat(row).extracting(Cell::link).containsOnlyNulls();
		assertThat(row).extracting(Cell::time).containsOnlyNulls();
		assertThat(row.get(2).tone()).isEqualTo("quiet");
	}

	private static AnswerTable table(String json) {
		return AnswerTable.of(MAPPER, json, (id) -> "/one/" + id).orElseThrow();
	}

}

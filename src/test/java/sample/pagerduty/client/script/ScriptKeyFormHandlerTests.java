package sample.pagerduty.client.script;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.script.ScriptKeyFormHandler.Input;

import static org.assertj.core.api.Assertions.assertThat;

/** The form that creates a script key, on the morning of a leap day. */
class ScriptKeyFormHandlerTests {

	private static final Instant NOW = Instant.parse("2028-02-29T08:00:00Z");

	private final ScriptKeyFormHandler handler = handler(NOW);

	private final List<Instant> created = new ArrayList<>();

	@ParameterizedTest
	@CsvSource({ "2028-02-29, 2028-03-01T00:00:00Z", "2028-03-01, 2028-03-02T00:00:00Z",
			"2028-12-31, 2029-01-01T00:00:00Z", "' 2028-03-01 ', 2028-03-02T00:00:00Z",
			"2038-02-27, 2038-02-28T00:00:00Z", "'', ", "' ', " })
	void submitThenTheKeyWorksUntilTheEndOfTheDay(String end, Instant expiresAt) {
		assertThat(submit("key", end, 0)).containsEntry("newKey", "secret").doesNotContainKey("complaint");
		assertThat(this.created).containsExactly(expiresAt);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2028-02-28", "1970-01-01", "2038-02-28", "2038-03-01", "9999-12-31", "+999999999-12-31",
			"-0001-01-01", "2028-02-30", "2029-02-29", "2028-3-1", "01.03.2028", "2028-03-01T00:00", "tomorrow", "0",
			"2028-03-0\u0661", "%" })
	void submitWhenTheDayCannotBeTheLastThenComplainsAndKeepsTheInput(String end) {
		assertThat(submit("key", end, 0))
			.isEqualTo(Map.of("complaint", "end", "name", "key", "expires", "date", "end", end));
		assertThat(this.created).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "never, ", "7, 2028-03-08T00:00:00Z", "30, 2028-03-31T00:00:00Z", "90, 2028-05-30T00:00:00Z",
			"365, 2029-03-01T00:00:00Z", "date, 2030-01-02T00:00:00Z" })
	void submitThenTheChoiceCountsAndTheDateOnlyIfItIsChosen(String expires, Instant expiresAt) {
		assertThat(submit(new Input("key", expires, "2030-01-01"), 0)).containsKey("newKey");
		assertThat(this.created).containsExactly(expiresAt);
	}

	@ParameterizedTest
	@CsvSource({ "date, ''", "8, ''", "NEVER, 2030-01-01", "date, 2028-02-28" })
	void submitWhenTheChoiceIsNoneOrLacksItsDateThenComplainsAndKeepsIt(String expires, String end) {
		assertThat(submit(new Input("key", expires, end), 0))
			.isEqualTo(Map.of("complaint", "end", "name", "key", "expires", expires, "end", end));
		assertThat(this.created).isEmpty();
	}

	@Test
	void submitAtMidnightThenTheDayThatEndedIsOver() {
		ScriptKeyFormHandler atMidnight = handler(Instant.parse("2028-03-01T00:00:00Z"));
		RedirectAttributesModelMap notices = new RedirectAttributesModelMap();
		atMidnight.submit(new Input("key", "", "2028-02-29"), 0, notices, (expiresAt) -> "secret");
		assertThat(notices.getFlashAttributes()).extracting("complaint").isEqualTo("end");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t", "\u2003", "a\nb", "a\0", "a\u0085b", "a\u007f" })
	void submitWhenTheNameIsNoneThenComplains(String name) {
		assertThat(submit(name, "", 0))
			.isEqualTo(Map.of("complaint", "name", "name", name, "expires", "never", "end", ""));
		assertThat(this.created).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "  nightly job ", "<b>", "100%s", "\u00e9\ud83d\ude00", "#{x} ${y}" })
	void submitThenTheNameIsKept(String name) {
		assertThat(submit(name, "", 0)).containsEntry("newKeyName", name.strip());
	}

	@Test
	void submitWhenTheNameHas100CharactersThenItIsTheLongest() {
		assertThat(submit(" " + "a".repeat(100) + " ", "", 0)).containsKey("newKey");
		assertThat(submit("a".repeat(101), "", 0)).extracting("complaint").isEqualTo("name");
	}

	@Test
	void submitWhenThereAre50KeysThenNoOther() {
		assertThat(submit("key", "", 49)).containsKey("newKey");
		assertThat(submit("key", "", 50)).extracting("complaint").isEqualTo("count");
		assertThat(this.created).hasSize(1);
	}

	@Test
	void showThenTheLastDayAndWhetherItHasPassed() {
		ExtendedModelMap model = new ExtendedModelMap();
		UUID id = UUID.randomUUID();
		AppTokenRequest app = AppTokenRequest.of(Region.US, "acme", Set.of("b", "a"));
		this.handler.show(
				List.of(new ScriptKey(id, id, null, "one", NOW, Instant.parse("2028-02-29T00:00:00Z"), NOW),
						new ScriptKey(id, id, app, "two", NOW, null, null),
						new ScriptKey(id, id, null, "three", NOW, null, null, KeyPurpose.MCP),
						new ScriptKey(id, id, null, "four", NOW, Instant.parse("2028-03-07T00:00:00Z"), null),
						new ScriptKey(id, id, null, "five", NOW, Instant.parse("2028-03-08T00:00:00Z"), null)),
				"/scripts", model);
		String end = "/scripts/" + id + "/delete";
		assertThat(model).containsEntry("today", LocalDate.parse("2028-02-29"));
		assertThat(model.get("keys"))
			.isEqualTo(List.of(new KeyRow("one", null, "", NOW, NOW, LocalDate.parse("2028-02-28"), true, false, end),
					new KeyRow("two", "a b", "", NOW, null, null, false, false, end),
					new KeyRow("three", null, "MCP", NOW, null, null, false, false, end),
					new KeyRow("four", null, "", NOW, null, LocalDate.parse("2028-03-06"), false, true, end),
					new KeyRow("five", null, "", NOW, null, LocalDate.parse("2028-03-07"), false, false, end)));
	}

	private Map<String, Object> submit(String name, String end, int present) {
		return submit(new Input(name, "", end), present);
	}

	private Map<String, Object> submit(Input input, int present) {
		RedirectAttributesModelMap notices = new RedirectAttributesModelMap();
		this.handler.submit(input, present, notices, (expiresAt) -> {
			this.created.add(expiresAt);
			return "secret";
		});
		return new HashMap<>(notices.getFlashAttributes());
	}

	private static ScriptKeyFormHandler handler(Instant now) {
		return new ScriptKeyFormHandler(Clock.fixed(now, ZoneOffset.UTC));
	}

}

package sample.pagerduty.client.activity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ActivityTests {

	private static final UUID ID = UUID.randomUUID();

	@ParameterizedTest
	@ValueSource(strings = { "pdus+_0AAAAAA_11111111-2222", "pdus%2B_0AAAAAA_11111111-2222", "PDUS+_0AAAAAA",
			"pdsk_abcdef-123_4" })
	void activityWhenThePathHasASecretThenItIsLeftOut(String secret) {
		Activity activity = Activity.of(ID, ActivityKind.BROWSER, "", "GET /users/" + secret + "/x");
		assertThat(activity.action()).isEqualTo("GET /users/…/x");
	}

	@Test
	void activityWhenTooLongThenCutBetweenCharacters() {
		Activity activity = Activity.of(ID, ActivityKind.AGENT, "😀".repeat(90), "x".repeat(300))
			.failed("y".repeat(99));
		assertThat(activity.name()).hasSizeLessThanOrEqualTo(100).endsWith("😀…");
		assertThat(activity.action()).hasSize(200).endsWith("x…");
		assertThat(activity.result()).hasSize(60);
		assertThat(Activity.of(ID, ActivityKind.AGENT, "a\nb", "").name()).isEqualTo("a?b");
	}

	@ParameterizedTest
	@CsvSource({ "0:0:0:0:0:0:0:1,::1", "0:0:0:0:0:0:0:0,::", "2001:db8:0:0:1:0:0:0,2001:db8:0:0:1::",
			"2001:db8:0:1:0:1:0:1,2001:db8:0:1:0:1:0:1", "10:0:0:0:0:0:0:10,10::10", "127.0.0.1,127.0.0.1" })
	void addressWhenItHasManyZerosThenIsShort(String address, String expected) {
		assertThat(ActivityLog.shortened(address)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1" })
	void csvWhenACellIsAFormulaThenItIsText(String cell) {
		assertThat(ActivityCsv.cell(cell)).isEqualTo("\"'" + cell + "\"");
	}

	@Test
	void csvThenQuotesAreDoubled() {
		assertThat(
				ActivityCsv.line(new ActivityEntry(1, Instant.EPOCH, "script-key", "a \"b\", c", "token", "ok", null)))
			.isEqualTo("\"1970-01-01T00:00:00Z\",\"script-key\",\"a \"\"b\"\", c\",\"token\",\"ok\",\"\"\r\n");
	}

	@Test
	void filterThenItsLinkLeadsBackToIt() {
		ActivityFilter filter = ActivityFilter
			.of(Map.of("kind", "mcp-client", "name", "a&b={c}", "result", "failed", "since", "2026-11-01"))
			.orElseThrow();
		assertThat(filter.link("/activity", 7L))
			.isEqualTo("/activity?kind=mcp-client&name=a%26b%3D%7Bc%7D&result=failed&since=2026-11-01&before=7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "kind=x", "result=x", "since=soon", "since=+99999-01-01" })
	void filterWhenWrongThenThereIsNone(String parameter) {
		String[] parts = parameter.split("=");
		assertThat(ActivityFilter.of(Map.of(parts[0], parts[1]))).isEmpty();
	}

}

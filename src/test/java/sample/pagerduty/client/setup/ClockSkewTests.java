package sample.pagerduty.client.setup;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import sample.pagerduty.client.setup.Finding.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** How far the clock is from that of a host. */
class ClockSkewTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	@ParameterizedTest
	@CsvSource({ "0, OK, 1", "30, OK, 31", "-30, OK, 31", "31, FAILED, 31 seconds ahead of",
			"-31, FAILED, 31 seconds behind", "86400, FAILED, 86400 seconds ahead of" })
	void inThenByMoreThan30Seconds(long lead, Result result, String words) {
		Finding finding = ClockSkew.in(Stream.of(answer(date(lead), null)));
		assertThat(finding.result()).isEqualTo(result);
		assertThat(finding.found()).contains(words, "a.example");
	}

	@ParameterizedTest
	@CsvSource({ "60, OK", "'', FAILED", "-60, FAILED", "sixty, FAILED", "120, FAILED", "999999999, FAILED",
			"9999999999, FAILED" })
	void inWhenAnAnswerComesFromACacheThenItsAgeCounts(String age, Result result) {
		assertThat(ClockSkew.in(Stream.of(answer(date(60), age))).result()).isEqualTo(result);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "now", "2026-01-01T00:00:00Z", "Thu, 99 Jan 2026 00:00:00 GMT", "\u202e" })
	void inWhenTheDateIsNoneThenTheNextAnswerCounts(String date) {
		assertThat(ClockSkew.in(Stream.of(answer(date, null))).result()).isEqualTo(Result.NOT_CHECKED);
		assertThat(ClockSkew.in(Stream.of(answer(date, null), answer(date(100), null))).result())
			.isEqualTo(Result.FAILED);
	}

	@Test
	void inWhenNoHostAnswersThenNotChecked() {
		assertThat(ClockSkew.in(Stream.of(answer(null, null))).result()).isEqualTo(Result.NOT_CHECKED);
		assertThat(ClockSkew.in(Stream.empty()).result()).isEqualTo(Result.NOT_CHECKED);
	}

	private static String date(long lead) {
		return DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.minusSeconds(lead).atOffset(ZoneOffset.UTC));
	}

	private static HttpProbe.Answer answer(String date, String age) {
		HttpHeaders headers = new HttpHeaders();
		if (date != null) {
			headers.add("Date", date);
		}
		if (age != null) {
			headers.add("Age", age);
		}
		return new HttpProbe.Answer(URI.create("https://a.example/x"), 200, headers, NOW, "");
	}

}

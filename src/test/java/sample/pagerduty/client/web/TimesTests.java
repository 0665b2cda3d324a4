package sample.pagerduty.client.web;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Time spans as pages show them. */
class TimesTests {

	@ParameterizedTest
	@CsvSource({ "PT5S, 1 min", "PT59M59S, 59 min", "PT1H, 1 h", "PT47H59M, 47 h", "P2D, 2 days", "P30D, 30 days" })
	void roughlyThenLargestUnit(Duration span, String words) {
		assertThat(Times.roughly(span)).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource({ "PT59S, just now", "PT3M, 3 min ago", "P3D, 3 days ago", "PT-5S, just now" })
	void agoThenInWords(Duration span, String words) {
		Instant now = Instant.parse("2026-11-26T12:00:00Z");
		assertThat(Times.ago(now.minus(span), now)).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, 0", "PT0.000000001S, 1", "PT1S, 1", "PT1.0005S, 2", "PT29.999S, 30", "PT30S, 30" })
	void wholeSecondsThenNeverTooShort(Duration wait, long seconds) {
		assertThat(Times.wholeSeconds(wait)).isEqualTo(seconds);
	}

}

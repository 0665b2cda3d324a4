package sample.pagerduty.client.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Times as pages show them. */
class TimesTests {

	@ParameterizedTest
	@CsvSource({ "2026-01-02T03:04:59.999Z, 2026-01-02 03:04 UTC", "1970-01-01T00:00:00Z, 1970-01-01 00:00 UTC",
			"2028-02-29T23:59:59Z, 2028-02-29 23:59 UTC", "2026-12-31T12:00:00Z, 2026-12-31 12:00 UTC", ", ''" })
	void utcThenToTheMinute(Instant instant, String text) {
		assertThat(Times.utc(instant)).isEqualTo(text);
	}

	@Test
	void momentThenForMachinesAndForPeople() {
		Instant instant = Instant.parse("2026-01-02T03:04:59.999Z");
		assertThat(Times.moment(instant)).isEqualTo(new Times.Moment(instant, "2026-01-02 03:04 UTC"));
		assertThat(Times.momentWithSeconds(instant).text()).isEqualTo("2026-01-02 03:04:59 UTC");
		assertThat(Times.moment(null)).isNull();
	}

	@Test
	void utcWhereverTheMachineIsThenTheSame() {
		TimeZone zone = TimeZone.getDefault();
		Locale locale = Locale.getDefault();
		try {
			TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
			Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
			assertThat(Times.utc(Instant.parse("2026-01-02T20:00:00Z"))).isEqualTo("2026-01-02 20:00 UTC");
		}
		finally {
			TimeZone.setDefault(zone);
			Locale.setDefault(locale);
		}
	}

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

}

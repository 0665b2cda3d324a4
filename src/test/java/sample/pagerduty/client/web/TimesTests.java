package sample.pagerduty.client.web;

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

}

package sample.pagerduty.client.rest;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/** The time to wait that an answer names. */
class RetryAfterTests {

	private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

	@ParameterizedTest
	@CsvSource({ "0, 0", "120, 120", "3601, 3600", "-1, ", "1.5, ", "soon, ", "'', ",
			"'Thu, 26 Nov 2026 08:02:00 GMT', 120", "'Thu, 26 Nov 2026 07:00:00 GMT', 0",
			"'Thu, 26 Nov 2099 08:00:00 GMT', 3600", "'Thu, 99 Nov 2026 08:00:00 GMT', " })
	void inThenSecondsOrADate(String value, Long seconds) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Retry-After", value);
		assertThat(RetryAfter.in(headers, NOW)).isEqualTo((seconds != null) ? Duration.ofSeconds(seconds) : null);
	}

	@Test
	void inWhenBothHeadersAreThereThenThatOfTheRateLimit() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Retry-After", "120");
		headers.set("ratelimit-reset", "7");
		assertThat(RetryAfter.in(headers, NOW)).isEqualTo(Duration.ofSeconds(7));
	}

	@Test
	void inWithoutHeadersThenNone() {
		assertThat(RetryAfter.in(new HttpHeaders(), NOW)).isNull();
	}

}

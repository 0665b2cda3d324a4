package sample.pagerduty.client.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/** What the headers say about the calls that are left. */
class RateLimitTests {

	@ParameterizedTest
	@CsvSource({ "0, 960, 60, 0, 960, 60", "959, 960, , 959, 960, ", "000007, 999999, 0, 7, 999999, 0",
			"5, 960, soon, 5, 960, ", "5, 960, -1, 5, 960, ", "5, 960, 1000000, 5, 960, " })
	void ofWhenBothNumbersAreThereThenTheLimit(String remaining, String limit, String reset, int left, int of,
			Integer seconds) {
		assertThat(RateLimit.of(headers(remaining, limit, reset))).hasValue(new RateLimit(left, of, seconds));
	}

	@ParameterizedTest
	@CsvSource({ ", 960", "5, ", "-5, 960", "5.0, 960", "+5, 960", "'5 ', 960", "0x5, 960", "1000000, 960",
			"5, 99999999999999999999", "5, <b>960</b>", "\u0665, 960", "5%, 960", "'', 960", ", " })
	void ofWhenANumberIsMissingOrIsNoneThenNothing(String remaining, String limit) {
		assertThat(RateLimit.of(headers(remaining, limit, "60"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "RateLimit-Remaining", "RATELIMIT-REMAINING" })
	void ofThenLetterCaseOfTheNamesDoesNotMatter(String name) {
		HttpHeaders headers = headers(null, "960", null);
		headers.add(name, "5");
		assertThat(RateLimit.of(headers)).hasValue(new RateLimit(5, 960, null));
	}

	@Test
	void ofWhenAHeaderIsThereTwiceThenTheFirst() {
		HttpHeaders headers = headers("5", "960", null);
		headers.add("ratelimit-remaining", "6");
		assertThat(RateLimit.of(headers)).hasValue(new RateLimit(5, 960, null));
	}

	private static HttpHeaders headers(String remaining, String limit, String reset) {
		HttpHeaders headers = new HttpHeaders();
		add(headers, "ratelimit-remaining", remaining);
		add(headers, "ratelimit-limit", limit);
		add(headers, "ratelimit-reset", reset);
		return headers;
	}

	private static void add(HttpHeaders headers, String name, String value) {
		if (value != null) {
			headers.add(name, value);
		}
	}

}

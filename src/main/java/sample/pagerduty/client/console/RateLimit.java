package sample.pagerduty.client.console;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The number of calls left, as PagerDuty's headers say.
 *
 * @param remaining the calls left
 * @param limit the calls allowed
 * @param reset the seconds until the count starts again, if PagerDuty said so
 */
record RateLimit(int remaining, int limit, @Nullable Integer reset) {

	static Optional<RateLimit> of(HttpHeaders headers) {
		Integer remaining = number(headers, "ratelimit-remaining");
		Integer limit = number(headers, "ratelimit-limit");
		return (remaining != null && limit != null)
				? Optional.of(new RateLimit(remaining, limit, number(headers, "ratelimit-reset"))) : Optional.empty();
	}

	private static @Nullable Integer number(HttpHeaders headers, String name) {
		String value = headers.getFirst(name);
		return (value != null && value.matches("\\d{1,6}")) ? Integer.valueOf(value) : null;
	}

}

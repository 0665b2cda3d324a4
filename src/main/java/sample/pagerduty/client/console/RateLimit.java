package sample.pagerduty.client.console;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * What PagerDuty says about how many calls are left.
 *
 * @param remaining how many are left
 * @param limit of how many
 * @param reset in how many seconds all are there again, if it said so
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

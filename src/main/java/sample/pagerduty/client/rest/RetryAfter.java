package sample.pagerduty.client.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The time to wait that an answer names: PagerDuty's {@code ratelimit-reset} in seconds,
 * or {@code Retry-After} in seconds or as a date (RFC 9110 section 10.2.3).
 */
public final class RetryAfter {

	private static final String RATE_LIMIT_RESET = "ratelimit-reset";

	/** No answer can keep this app waiting longer. */
	private static final Duration MAX = Duration.ofHours(1);

	private RetryAfter() {
	}

	public static @Nullable Duration in(HttpHeaders headers, Instant now) {
		Duration reset = seconds(headers.getFirst(RATE_LIMIT_RESET));
		if (reset != null) {
			return reset;
		}
		String retryAfter = headers.getFirst(HttpHeaders.RETRY_AFTER);
		Duration seconds = seconds(retryAfter);
		return (seconds != null || retryAfter == null) ? seconds : untilDate(retryAfter, now);
	}

	private static @Nullable Duration seconds(@Nullable String value) {
		return (value != null && value.strip().matches("\\d{1,9}"))
				? bounded(Duration.ofSeconds(Long.parseLong(value.strip()))) : null;
	}

	private static @Nullable Duration untilDate(String value, Instant now) {
		try {
			Instant date = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
			return bounded(Duration.between(now, date));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static Duration bounded(Duration wait) {
		if (wait.isNegative()) {
			return Duration.ZERO;
		}
		return (wait.compareTo(MAX) > 0) ? MAX : wait;
	}

}

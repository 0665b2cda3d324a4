package sample.pagerduty.client.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/** Times as pages show them where JavaScript does not put them into the reader's zone. */
public final class Times {

	private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
		.withZone(ZoneOffset.UTC);

	private Times() {
	}

	public static String utc(@Nullable Instant instant) {
		return (instant != null) ? UTC.format(instant) : "";
	}

}

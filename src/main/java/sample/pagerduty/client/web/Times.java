package sample.pagerduty.client.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/** Times on pages, for readers without JavaScript, which converts them to local time. */
public final class Times {

	private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter UTC_TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'")
		.withZone(ZoneOffset.UTC);

	private Times() {
	}

	public static String utc(@Nullable Instant instant) {
		return (instant != null) ? UTC.format(instant) : "";
	}

	public static String utcTimeOfDay(Instant instant) {
		return UTC_TIME_OF_DAY.format(instant);
	}

}

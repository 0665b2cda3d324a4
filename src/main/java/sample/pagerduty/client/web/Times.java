package sample.pagerduty.client.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/** Times on pages, for readers without JavaScript, which converts them to local time. */
public final class Times {

	private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter UTC_WITH_SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'")
		.withZone(ZoneOffset.UTC);

	private Times() {
	}

	public static String utc(@Nullable Instant instant) {
		return (instant != null) ? UTC.format(instant) : "";
	}

	/** For the fragment that shows a time; null is never. */
	public static @Nullable Moment moment(@Nullable Instant instant) {
		return (instant != null) ? new Moment(instant, utc(instant)) : null;
	}

	/** The same where entries follow each other fast. */
	public static Moment momentWithSeconds(Instant instant) {
		return new Moment(instant, UTC_WITH_SECONDS.format(instant));
	}

	/** A time span in its largest unit, such as {@code 23 h}. */
	public static String roughly(Duration span) {
		if (span.toDays() >= 2) {
			return span.toDays() + " days";
		}
		if (span.toHours() >= 1) {
			return span.toHours() + " h";
		}
		return Math.max(1, span.toMinutes()) + " min";
	}

	/** How long ago something was, such as {@code 3 min ago}. */
	public static String ago(Instant instant, Instant now) {
		Duration span = Duration.between(instant, now);
		return (span.toMinutes() < 1) ? "just now" : roughly(span) + " ago";
	}

	/** A time for machines and for people. */
	public record Moment(Instant instant, String text) {

	}

}

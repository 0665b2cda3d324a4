package sample.pagerduty.client.web;

import java.time.Duration;
import java.time.Instant;

/** Time spans in words. */
public final class Times {

	private Times() {
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

	/** A time to wait in whole seconds, rounded up: trying earlier does not help. */
	public static long wholeSeconds(Duration wait) {
		return wait.plusSeconds(1).minusNanos(1).toSeconds();
	}

	/** How long ago something was, such as {@code 3 min ago}. */
	public static String ago(Instant instant, Instant now) {
		Duration span = Duration.between(instant, now);
		return (span.toMinutes() < 1) ? "just now" : roughly(span) + " ago";
	}

}

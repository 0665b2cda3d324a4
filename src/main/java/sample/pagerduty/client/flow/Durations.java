package sample.pagerduty.client.flow;

import java.util.Locale;

/** How long something took, in words. */
final class Durations {

	private static final long SECOND = 1000;

	private static final long MINUTE = 60 * SECOND;

	private Durations() {
	}

	static String inWords(long millis) {
		if (millis < 1) {
			return "less than 1 ms";
		}
		if (millis < SECOND) {
			return millis + " ms";
		}
		if (millis < MINUTE) {
			return String.format(Locale.ROOT, "%.1f s", millis / (double) SECOND);
		}
		return "%d min %d s".formatted(millis / MINUTE, millis % MINUTE / SECOND);
	}

}

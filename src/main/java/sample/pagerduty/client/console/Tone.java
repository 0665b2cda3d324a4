package sample.pagerduty.client.console;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The colour of a label, as the style sheet names it. */
final class Tone {

	static final String BAD = "bad";

	private static final String GOOD = "good";

	private static final String WARN = "warn";

	private static final Map<String, Set<String>> STATES = Map.of(GOOD, Set.of("active", "resolved", "ok"), WARN,
			Set.of("warning", "acknowledged"), BAD, Set.of("critical", "triggered", "high"), "info",
			Set.of("maintenance"));

	private Tone() {
	}

	/** The tone of an HTTP status, such as {@code 200 OK}. */
	static String ofStatus(String status) {
		return switch (status.isEmpty() ? ' ' : status.charAt(0)) {
			case '2' -> GOOD;
			case '3', '4' -> WARN;
			default -> BAD;
		};
	}

	/** The tone of a state that PagerDuty names, such as {@code critical}. */
	static String ofState(String state) {
		String word = state.toLowerCase(Locale.ROOT);
		return STATES.entrySet()
			.stream()
			.filter((tone) -> tone.getValue().contains(word))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse("quiet");
	}

}

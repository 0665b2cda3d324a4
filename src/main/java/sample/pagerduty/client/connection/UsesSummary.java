package sample.pagerduty.client.connection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import sample.pagerduty.client.web.Times;

/**
 * Says in a few words what stops if a connection ends, such as "2 script keys, last used
 * 3 min ago; 1 agent, never used".
 */
final class UsesSummary {

	private UsesSummary() {
	}

	/** The summary, or an empty text if nothing uses the connection. */
	static String of(List<ConnectionUses.Use> uses, Instant now) {
		Map<String, List<ConnectionUses.Use>> byKind = uses.stream()
			.collect(Collectors.groupingBy(ConnectionUses.Use::kind, LinkedHashMap::new, Collectors.toList()));
		List<String> parts = new ArrayList<>();
		byKind.forEach((kind, ofKind) -> parts.add(count(kind, ofKind.size()) + ", " + lastUse(ofKind, now)));
		return String.join("; ", parts);
	}

	private static String count(String kind, int count) {
		return count + " " + inSentence(kind) + ((count == 1) ? "" : "s");
	}

	static String inSentence(String kind) {
		return kind.startsWith("MCP") ? kind : kind.toLowerCase(Locale.ROOT);
	}

	private static String lastUse(List<ConnectionUses.Use> uses, Instant now) {
		return uses.stream()
			.map(ConnectionUses.Use::lastUsedAt)
			.filter(Objects::nonNull)
			.max(Instant::compareTo)
			.map((last) -> "last used " + Times.ago(last, now))
			.orElse("never used");
	}

}

package sample.pagerduty.client.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/** Chooses the few fields of an answer's objects that tell them apart. */
final class AnswerColumns {

	static final String ID = "id";

	private static final int MAX_COLUMNS = 6;

	private static final int MAX_NAME_LENGTH = 120;

	/** The first of these that most objects have are the columns. */
	private static final List<String> PREFERRED = List.of("name", "title", "label", "user", "escalation_policy",
			"schedule", "service", "incident_number", ID, "status", "urgency", "priority", "role", "email", "start",
			"end", "start_time", "end_time", "created_at", "last_incident_timestamp", "escalation_level", "summary");

	/** Long, or the same in all objects. */
	private static final Set<String> UNWANTED = Set.of("self", "html_url", "type", "description");

	private AnswerColumns() {
	}

	/** The names of the fields that at least half of the objects have. */
	static List<String> of(List<JsonNode> objects) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		objects.stream()
			.flatMap((object) -> object.properties().stream())
			.filter((field) -> isWanted(field.getKey()) && !AnswerTable.text(field.getValue()).isEmpty())
			.forEach((field) -> counts.merge(field.getKey(), 1, Integer::sum));
		int enough = (objects.size() + 1) / 2;
		List<String> names = new ArrayList<>(counts.entrySet()
			.stream()
			.filter((count) -> count.getValue() >= enough)
			.map(Map.Entry::getKey)
			.toList());
		if (names.contains("name") || names.contains("title") || names.contains("label")) {
			names.remove("summary"); // the same text
		}
		return names.stream().sorted(Comparator.comparing(AnswerColumns::rank)).limit(MAX_COLUMNS).toList();
	}

	private static boolean isWanted(String name) {
		return name.length() <= MAX_NAME_LENGTH && !UNWANTED.contains(name) && !name.endsWith("_url");
	}

	private static int rank(String name) {
		int rank = PREFERRED.indexOf(name);
		return (rank >= 0) ? rank : PREFERRED.size();
	}

}

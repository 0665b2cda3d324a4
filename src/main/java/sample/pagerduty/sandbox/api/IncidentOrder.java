package sample.pagerduty.sandbox.api;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;

import sample.pagerduty.sandbox.company.IncidentResource;

/**
 * The order of {@code GET /incidents}: up to two fields, each with {@code :asc} or
 * {@code :desc}. Without {@code sort_by} the newest is first.
 */
final class IncidentOrder {

	private static final int MAX_FIELDS = 2;

	/** High is more than low, and an incident that is not resolved comes last. */
	private static final Map<String, Comparator<IncidentResource>> FIELDS = Map.of("incident_number",
			Comparator.comparing(IncidentResource::incidentNumber), "created_at",
			Comparator.comparing(IncidentResource::createdAt), "resolved_at",
			Comparator.comparing(IncidentResource::resolvedAt, Comparator.nullsLast(Comparator.naturalOrder())),
			"urgency", Comparator.comparing((incident) -> "high".equals(incident.urgency())));

	private static final Comparator<IncidentResource> UNCHANGED = Comparator.comparing((incident) -> 0);

	private IncidentOrder() {
	}

	static Comparator<IncidentResource> of(CallParameters parameters) {
		String sortBy = parameters.value("sort_by");
		if (sortBy == null) {
			return UNCHANGED;
		}
		String[] words = sortBy.split(",", -1);
		if (words.length > MAX_FIELDS || !Arrays.stream(words).allMatch(IncidentOrder::isKnown)) {
			parameters.refuse("The parameter sort_by must have one or two of incident_number, created_at, resolved_at "
					+ "and urgency, each with or without :asc or :desc, separated by a comma.");
			return UNCHANGED;
		}
		return Arrays.stream(words).map(IncidentOrder::field).reduce(UNCHANGED, Comparator::thenComparing);
	}

	private static boolean isKnown(String word) {
		return FIELDS.containsKey(word.replaceFirst(":(asc|desc)$", ""));
	}

	private static Comparator<IncidentResource> field(String word) {
		Comparator<IncidentResource> field = Objects.requireNonNull(FIELDS.get(word.replaceFirst(":(asc|desc)$", "")));
		return word.endsWith(":desc") ? field.reversed() : field;
	}

}

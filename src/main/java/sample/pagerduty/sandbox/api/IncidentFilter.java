package sample.pagerduty.sandbox.api;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.company.IncidentResource;

/**
 * The filters of {@code GET /incidents}. {@code user_ids[]} finds those who are assigned
 * now, so it finds no resolved incident.
 */
final class IncidentFilter {

	private static final Set<String> STATUSES = Set.of("triggered", "acknowledged", "resolved");

	private static final Set<String> URGENCIES = Set.of("high", "low");

	/** High is more than low, and an incident that is not resolved comes last. */
	private static final SortOrder<IncidentResource> ORDER = new SortOrder<>(
			Map.of("incident_number", Comparator.comparing(IncidentResource::incidentNumber), "created_at",
					Comparator.comparing(IncidentResource::createdAt), "resolved_at",
					Comparator.comparing(IncidentResource::resolvedAt, Comparator.nullsLast(Comparator.naturalOrder())),
					"urgency", Comparator.comparing((incident) -> "high".equals(incident.urgency()))),
			2, "have one or two of incident_number, created_at, resolved_at and urgency, each with or without :asc "
					+ "or :desc, separated by a comma.");

	private IncidentFilter() {
	}

	static List<IncidentResource> apply(CallParameters parameters, List<IncidentResource> incidents, Instant now) {
		DateRange range = DateRange.ofIncidents(parameters, now);
		List<String> statuses = parameters.values("statuses", STATUSES);
		List<String> urgencies = parameters.values("urgencies", URGENCIES);
		List<String> teamIds = parameters.values("team_ids");
		List<String> serviceIds = parameters.values("service_ids");
		List<String> userIds = parameters.values("user_ids");
		String key = parameters.value("incident_key");
		return incidents.stream()
			.filter((incident) -> range.contains(incident.createdAt()))
			.filter((incident) -> ListedCollection.passes(statuses, incident.status()))
			.filter((incident) -> ListedCollection.passes(urgencies, incident.urgency()))
			.filter((incident) -> ListedCollection.passes(serviceIds, incident.service().id()))
			.filter((incident) -> ListedCollection.isOfTeam(teamIds, incident.teams()))
			.filter((incident) -> isAssigned(incident, userIds))
			.filter((incident) -> hasKey(incident, key))
			.sorted(ORDER.of(parameters))
			.toList();
	}

	private static boolean isAssigned(IncidentResource incident, List<String> userIds) {
		return userIds.isEmpty() || incident.assignments()
			.stream()
			.anyMatch((assignment) -> userIds.contains(assignment.assignee().id()));
	}

	private static boolean hasKey(IncidentResource incident, @Nullable String key) {
		return key == null || key.equals(incident.incidentKey());
	}

}

package sample.pagerduty.sandbox.api;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import sample.pagerduty.sandbox.company.AlertResource;

/** The filters and orders of {@code GET /incidents/{id}/alerts}. */
final class AlertFilter {

	private static final Set<String> STATUSES = Set.of("triggered", "resolved");

	private static final Comparator<AlertResource> BY_CREATION = Comparator.comparing(AlertResource::createdAt);

	private static final Comparator<AlertResource> BY_RESOLUTION = Comparator.comparing(AlertResource::resolvedAt,
			Comparator.nullsLast(Comparator.naturalOrder()));

	private AlertFilter() {
	}

	static List<AlertResource> apply(CallParameters parameters, List<AlertResource> alerts) {
		List<String> statuses = parameters.values("statuses", STATUSES);
		String key = parameters.value("alert_key");
		return alerts.stream()
			.filter((alert) -> ListedCollection.passes(statuses, alert.status())
					&& (key == null || key.equals(alert.alertKey())))
			.sorted(order(parameters))
			.toList();
	}

	private static Comparator<AlertResource> order(CallParameters parameters) {
		String sortBy = parameters.value("sort_by");
		if (sortBy == null) {
			return BY_CREATION;
		}
		return switch (sortBy) {
			case "created_at", "created_at:asc" -> BY_CREATION;
			case "created_at:desc" -> BY_CREATION.reversed();
			case "resolved_at", "resolved_at:asc" -> BY_RESOLUTION;
			case "resolved_at:desc" -> BY_RESOLUTION.reversed();
			default -> {
				parameters.refuse(
						"The parameter sort_by must be created_at or resolved_at, with :asc or :desc or " + "neither.");
				yield BY_CREATION;
			}
		};
	}

}

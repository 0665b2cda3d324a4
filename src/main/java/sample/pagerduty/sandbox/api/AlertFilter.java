package sample.pagerduty.sandbox.api;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sample.pagerduty.sandbox.company.AlertResource;

/** The filters and orders of {@code GET /incidents/{id}/alerts}. */
final class AlertFilter {

	private static final Set<String> STATUSES = Set.of("triggered", "resolved");

	private static final SortOrder<AlertResource> ORDER = new SortOrder<>(
			Map.of("created_at", Comparator.comparing(AlertResource::createdAt), "resolved_at",
					Comparator.comparing(AlertResource::resolvedAt, Comparator.nullsLast(Comparator.naturalOrder()))),
			1, "be created_at or resolved_at, with :asc or :desc or neither.");

	private AlertFilter() {
	}

	static List<AlertResource> apply(CallParameters parameters, List<AlertResource> alerts) {
		List<String> statuses = parameters.values("statuses", STATUSES);
		String key = parameters.value("alert_key");
		return alerts.stream()
			.filter((alert) -> ListedCollection.passes(statuses, alert.status())
					&& (key == null || key.equals(alert.alertKey())))
			.sorted(ORDER.of(parameters))
			.toList();
	}

}

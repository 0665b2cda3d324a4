package sample.pagerduty.sandbox.api;

import java.util.Comparator;
import java.util.List;

import sample.pagerduty.sandbox.company.ServiceResource;

/**
 * The filters and orders of {@code GET /services}. A query is part of a name, in any
 * letter case; {@code name} is the whole name.
 */
final class ServiceFilter {

	private static final Comparator<ServiceResource> BY_NAME = Comparator.comparing(ServiceResource::name,
			String.CASE_INSENSITIVE_ORDER);

	private ServiceFilter() {
	}

	static List<ServiceResource> apply(CallParameters parameters, List<ServiceResource> services) {
		ListedCollection.checkTimeZone(parameters);
		String query = parameters.value("query");
		String name = parameters.value("name");
		List<String> teamIds = parameters.values("team_ids");
		return services.stream()
			.filter((service) -> ListedCollection.contains(service.name(), query)
					&& (name == null || name.equals(service.name())) && ListedCollection.isOfTeam(teamIds, service))
			.sorted(order(parameters))
			.toList();
	}

	private static Comparator<ServiceResource> order(CallParameters parameters) {
		String sortBy = parameters.value("sort_by");
		if (sortBy == null) {
			return Comparator.comparing((service) -> 0);
		}
		return switch (sortBy) {
			case "name", "name:asc" -> BY_NAME;
			case "name:desc" -> BY_NAME.reversed();
			default -> {
				parameters.refuse("The parameter sort_by must be name, name:asc or name:desc.");
				yield BY_NAME;
			}
		};
	}

}

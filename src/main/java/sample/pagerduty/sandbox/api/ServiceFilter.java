package sample.pagerduty.sandbox.api;

import java.util.List;

import sample.pagerduty.sandbox.company.ServiceResource;

/**
 * The filters of {@code GET /services}. A query is part of a name, in any letter case;
 * {@code name} is the whole name.
 */
final class ServiceFilter {

	private ServiceFilter() {
	}

	static List<ServiceResource> apply(CallParameters parameters, List<ServiceResource> services) {
		String query = parameters.value("query");
		String name = parameters.value("name");
		List<String> teamIds = parameters.values("team_ids");
		return services.stream()
			.filter((service) -> ListedCollection.contains(service.name(), query)
					&& (name == null || name.equals(service.name()))
					&& ListedCollection.isOfTeam(teamIds, service.teams()))
			.sorted(ListedCollection.BY_NAME.of(parameters))
			.toList();
	}

}

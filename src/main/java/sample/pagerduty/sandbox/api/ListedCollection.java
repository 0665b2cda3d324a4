package sample.pagerduty.sandbox.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.company.Resource;
import sample.pagerduty.sandbox.company.ResourceReference;

import org.springframework.util.MultiValueMap;

/**
 * The collections of the API with the parameters that PagerDuty documents for them.
 */
enum ListedCollection {

	/** Filtered by {@link UserFilter}. */
	USERS(Set.of("query"), Set.of("team_ids", "include"),
			Map.of("teams", Set.of("teams"), "contact_methods", Set.of("contact_methods"), "notification_rules",
					Set.of("notification_rules"))),

	/** Filtered by {@link ServiceFilter}. */
	SERVICES(Set.of("query", "name", "sort_by", "time_zone"), Set.of("team_ids", "include"),
			Map.of("teams", Set.of("teams"), "integrations", Set.of("integrations"))),

	/** Filtered by {@link IncidentFilter}. */
	INCIDENTS(Set.of("date_range", "incident_key", "since", "until", "sort_by", "time_zone"),
			Set.of("include", "service_ids", "statuses", "team_ids", "urgencies", "user_ids"),
			Map.of("services", Set.of("service"), "teams", Set.of("teams"), "assignees", Set.of("assignee"),
					"acknowledgers", Set.of("acknowledger"), "agents", Set.of("last_status_change_by"), "users",
					Set.of("assignee", "acknowledger", "last_status_change_by"), "priorities", Set.of("priority"),
					"conference_bridge", Set.of("conference_bridge")));

	private final Set<String> single;

	private final Set<String> lists;

	private final Map<String, Set<String>> includes;

	/**
	 * Creates a collection.
	 * @param includes the values of {@code include[]}, each with the fields that it shows
	 * in full
	 */
	ListedCollection(Set<String> single, Set<String> lists, Map<String, Set<String>> includes) {
		this.single = single;
		this.lists = lists;
		this.includes = includes;
	}

	/** The parameters of a call for a page of the collection. */
	CallParameters parameters(MultiValueMap<String, String> received) {
		return new CallParameters(received,
				Stream.concat(this.single.stream(), Page.PARAMETERS.stream()).collect(Collectors.toSet()), this.lists);
	}

	/** The parameters of a call for one resource: only {@code include[]}. */
	CallParameters parametersOfOne(MultiValueMap<String, String> received) {
		return new CallParameters(received, Set.of(), Set.of("include"));
	}

	/** The fields that {@code include[]} wants in full. */
	Set<String> included(CallParameters parameters) {
		return parameters.values("include", this.includes.keySet())
			.stream()
			.flatMap((value) -> this.includes.getOrDefault(value, Set.of()).stream())
			.collect(Collectors.toSet());
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	static boolean contains(String text, @Nullable String part) {
		return part == null || text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
	}

	/** Whether a filter names the value; a filter without values lets all pass. */
	static boolean passes(List<String> filter, String value) {
		return filter.isEmpty() || filter.contains(value);
	}

	static boolean isOfTeam(List<String> teamIds, Resource resource) {
		return teamIds.isEmpty() || resource.teams().stream().map(ResourceReference::id).anyMatch(teamIds::contains);
	}

	/** The sandbox writes all times in UTC, so it accepts no other time zone. */
	static void checkTimeZone(CallParameters parameters) {
		String zone = parameters.value("time_zone");
		if (zone != null && !Set.of("UTC", "Etc/UTC").contains(zone)) {
			parameters.refuse("The sandbox writes times in UTC and does not support time_zone=" + zone + ".");
		}
	}

}

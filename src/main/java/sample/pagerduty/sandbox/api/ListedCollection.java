package sample.pagerduty.sandbox.api;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
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
			Map.of("teams", Set.of("teams"), "integrations", Set.of("integrations"), "escalation_policies",
					Set.of("escalation_policy"))),

	/** Filtered by {@link IncidentFilter}. */
	INCIDENTS(Set.of("date_range", "incident_key", "since", "until", "sort_by", "time_zone"),
			Set.of("include", "service_ids", "statuses", "team_ids", "urgencies", "user_ids"),
			Map.of("services", Set.of("service"), "teams", Set.of("teams"), "assignees", Set.of("assignee"),
					"acknowledgers", Set.of("acknowledger"), "agents", Set.of("last_status_change_by"), "users",
					Set.of("assignee", "acknowledger", "last_status_change_by"), "priorities", Set.of("priority"),
					"conference_bridge", Set.of("conference_bridge"), "escalation_policies",
					Set.of("escalation_policy"), "first_trigger_log_entries", Set.of("first_trigger_log_entry"))),

	/** The alerts of an incident, filtered by {@link AlertFilter}. */
	ALERTS(Set.of("alert_key", "sort_by"), Set.of("statuses", "include"),
			Map.of("services", Set.of("service"), "incidents", Set.of("incident"), "first_trigger_log_entries",
					Set.of("first_trigger_log_entry"))),

	/** The notes of an incident. PagerDuty has no parameters for them. */
	NOTES(Set.of(), Set.of(), Map.of()),

	/** Their channels are always shown in full. */
	LOG_ENTRIES(Set.of("since", "until", "is_overview", "time_zone"), Set.of("team_ids", "include"),
			Map.of("incidents", Set.of("incident"), "services", Set.of("service"), "teams", Set.of("teams"), "channels",
					Set.of())),

	PAST_INCIDENTS(Set.of(), Set.of(), Map.of()),

	RELATED_INCIDENTS(Set.of(), Set.of("additional_details"), Map.of()),

	ESCALATION_POLICIES(Set.of("query", "sort_by"), Set.of("user_ids", "team_ids", "include"),
			Map.of("services", Set.of("services"), "teams", Set.of("teams"), "targets", Set.of("targets"))),

	SCHEDULES(Set.of("query", "time_zone", "since", "until"), Set.of("include"),
			Map.of("users", Set.of("users"), "teams", Set.of("teams"), "escalation_policies",
					Set.of("escalation_policies"))),

	/** The overrides of a schedule. */
	OVERRIDES(Set.of("since", "until", "editable", "overflow"), Set.of(), Map.of()),

	/** Who is on call. */
	ONCALLS(Set.of("since", "until", "earliest", "time_zone"),
			Set.of("schedule_ids", "escalation_policy_ids", "user_ids", "include"),
			Map.of("users", Set.of("user"), "schedules", Set.of("schedule"), "escalation_policies",
					Set.of("escalation_policy"))),

	TEAMS(Set.of("query"), Set.of("include"), Map.of()),

	/** The members of a team. */
	MEMBERS(Set.of(), Set.of("include"), Map.of("users", Set.of("user"))),

	PRIORITIES(Set.of(), Set.of(), Map.of()),

	CHANGE_EVENTS(Set.of("since", "until"), Set.of("team_ids", "integration_ids"), Map.of());

	/**
	 * What the calls for one log entry and one schedule have in common with the lists.
	 */
	private static final Set<String> OF_ONE = Set.of("time_zone", "since", "until");

	private static final Map<String, String> IRREGULAR = Map.of("log_entries", "log_entry", "escalation_policies",
			"escalation_policy", "priorities", "priority");

	/** The order of collections that {@code sort_by} sorts by name only. */
	static final SortOrder<Resource> BY_NAME = new SortOrder<>(
			Map.of("name", Comparator.comparing(Resource::name, String.CASE_INSENSITIVE_ORDER)), 1,
			"be name, name:asc or name:desc.");

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

	/** The parameters of a call for one resource. */
	CallParameters parametersOfOne(MultiValueMap<String, String> received) {
		Set<String> known = new HashSet<>(this.single);
		known.retainAll(OF_ONE);
		return new CallParameters(received, known, Set.of("include"));
	}

	/** The fields that {@code include[]} wants in full. */
	Set<String> included(CallParameters parameters) {
		return parameters.values("include", this.includes.keySet())
			.stream()
			.flatMap((value) -> this.includes.getOrDefault(value, Set.of()).stream())
			.collect(Collectors.toSet());
	}

	/** The time zone to write times in; null for UTC. */
	@Nullable ZoneId timeZone(CallParameters parameters) {
		String zone = this.single.contains("time_zone") ? parameters.value("time_zone") : null;
		if (zone == null) {
			return null;
		}
		if (!ZoneId.getAvailableZoneIds().contains(zone)) {
			parameters.refuse("The sandbox does not support time_zone=" + zone
					+ ", only names of the IANA database, such as Europe/Berlin.");
			return null;
		}
		return ZoneId.of(zone);
	}

	/** The name of one resource in a response. */
	String nameOfOne() {
		return IRREGULAR.getOrDefault(toString(), toString().replaceFirst("s$", ""));
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

	static boolean isOfTeam(List<String> teamIds, List<ResourceReference> teams) {
		return teamIds.isEmpty() || teams.stream().map(ResourceReference::id).anyMatch(teamIds::contains);
	}

}

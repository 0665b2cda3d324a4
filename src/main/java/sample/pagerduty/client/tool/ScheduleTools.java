package sample.pagerduty.client.tool;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/** The tools for schedules, escalation policies and people on call. */
final class ScheduleTools {

	static final String AREA = "schedules";

	private static final String POLICIES = "escalation_policies";

	private static final String POLICY_IDS = "escalation_policy_ids";

	private static final String SCHEDULE = "id name description time_zone users teams escalation_policies html_url";

	private static final Fields POLICY = Fields.of("id name description num_loops teams html_url")
		.with("rules=escalation_rules", Fields.of("escalation_delay_in_minutes targets"));

	private static final Listing ONCALLS = Listing.paged("/oncalls", "oncalls",
			Fields.of("user schedule escalation_policy escalation_level start end"));

	/** More make an address that is too long for many servers. */
	private static final int MAX_POLICIES = 150;

	private ScheduleTools() {
	}

	static List<Tool> all() {
		return List.of(
				ListTool.of(
						new ToolText("ListSchedules", "List schedules", "Lists the on-call schedules of the account.",
								AREA, "schedules.read"),
						Listing.paged("/schedules", AREA, Fields.of(SCHEDULE)), Filter.timeZone()),
				GetTool.of(
						new ToolText("GetSchedule", "Get a schedule",
								"Gets a schedule. With since and until, it also says who is on call when.", AREA,
								"schedules.read"),
						"/schedules/{schedule_id}", "schedule",
						Fields.of(SCHEDULE)
							.with("shifts=final_schedule.rendered_schedule_entries", Fields.of("start end user")),
						Filter.inPath(scheduleId()), Filter.since("Beginning of the period."), Filter.until(),
						Filter.timeZone()),
				listOncalls(),
				ListTool.of(
						new ToolText("ListEscalationPolicies", "List escalation policies",
								"Lists escalation policies: who is notified, and who is next if nobody acknowledges.",
								POLICIES, "escalation_policies.read"),
						Listing.paged("/escalation_policies", POLICIES, POLICY),
						Filter.mine("Only policies that notify the user.")),
				GetTool.of(
						new ToolText("GetEscalationPolicy", "Get an escalation policy",
								"Gets an escalation policy: who is notified, and who is next if nobody acknowledges.",
								POLICIES, "escalation_policies.read"),
						"/escalation_policies/{escalation_policy_id}", "escalation_policy", POLICY,
						Filter.inPath(policyId())));
	}

	private static Tool listOncalls() {
		Filter[] filters = { Filter.mine("Only shifts of the user."),
				Filter.of(ToolParameter.ids("schedule_ids", "Only of these schedules.")), Filter.timeZone(),
				Filter.since("Beginning of the period; now without it."), Filter.until() };
		List<ToolParameter> parameters = new ArrayList<>(ListTool.parameters(filters));
		parameters.addAll(2, List.of(ToolParameter.ids(POLICY_IDS, "Only of these escalation policies."),
				Filter.teamIds().parameter()));
		return new FunctionTool(
				new ToolText("ListOncalls", "List who is on call",
						"Lists who is on call now, or in a period, for which schedule and at which level.", AREA,
						"oncalls.read")
					.reading(parameters, ONCALLS.schema()),
				(input, context) -> oncalls(input, context.api(), Filter.query(List.of(filters), input, context)));
	}

	private static JsonNode oncalls(ToolInput input, ToolApi api, ToolQuery query) {
		List<String> teams = input.list("team_ids");
		List<String> policies = input.list(POLICY_IDS);
		if (!teams.isEmpty()) {
			policies = policiesOf(teams, policies, api);
			if (policies.isEmpty()) {
				return ONCALLS.none();
			}
		}
		return ONCALLS.fetch(api, input, query.addAll(POLICY_IDS + "[]", policies));
	}

	/** PagerDuty cannot filter people on call by team, but policies belong to teams. */
	private static List<String> policiesOf(List<String> teams, List<String> wanted, ToolApi api) {
		FirstPages found = FirstPages.of(api, POLICIES, () -> new ToolQuery().addAll("team_ids[]", teams));
		List<String> policies = found.entries()
			.stream()
			.map((policy) -> policy.path("id").asString(""))
			.filter((id) -> wanted.isEmpty() || wanted.contains(id))
			.toList();
		if (found.more() || policies.size() > MAX_POLICIES) {
			throw ToolException
				.badInput("These teams have too many escalation policies. Name fewer teams, or leave out "
						+ "team_ids and name the policies.");
		}
		return policies;
	}

	static ToolParameter scheduleId() {
		return ToolParameter.id("schedule_id", "Id of the schedule.");
	}

	static ToolParameter policyId() {
		return ToolParameter.id("escalation_policy_id", "Id of the escalation policy.");
	}

}

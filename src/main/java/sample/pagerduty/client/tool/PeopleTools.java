package sample.pagerduty.client.tool;

import java.util.List;

import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.PagerDutyApiException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tools for users and teams. */
final class PeopleTools {

	static final Fields USER = Fields.of("id name email role time_zone job_title teams html_url");

	private static final String USERS = "users";

	private static final String TEAMS = "teams";

	private static final Fields TEAM = Fields.of("id name description html_url");

	private static final Fields MEMBER = Fields.of("id=user.id name=user.summary role");

	private static final int MAX_MEMBERS = 100;

	private PeopleTools() {
	}

	static List<Tool> all() {
		return List.of(whoami(),
				ListTool.of(new ToolText("ListUsers", "List users", "Lists the users of the PagerDuty account.", USERS,
						"users.read"), Listing.paged("/users", USERS, USER)),
				SearchUsers.tool(),
				ListTool.of(
						new ToolText("ListTeams", "List teams", "Lists the teams of the account.", TEAMS, "teams.read"),
						Listing.paged("/teams", TEAMS, TEAM)),
				getTeam());
	}

	private static Tool whoami() {
		ObjectNode output = ToolText.object("user", USER);
		((ObjectNode) output.path("properties")).putObject("account")
			.put("type", "object")
			.put("description", "subdomain, region");
		return new FunctionTool(new ToolText("Whoami", "Who am I",
				"Tells who the user is at PagerDuty and in which account. Use it to find the user's id and time zone.",
				USERS, "")
			.reading(List.of(), output), (input, context) -> whoami(context));
	}

	private static ObjectNode whoami(ToolContext context) {
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		answer.set("user", user(context));
		ObjectNode account = answer.putObject("account");
		if (context.user().account() != null) {
			account.put("subdomain", context.user().account());
		}
		account.put("region", context.region());
		return answer;
	}

	/** Without a scope for users, what the login told has to do. */
	private static ObjectNode user(ToolContext context) {
		try {
			return USER.in(context.api().get("/users/me").path("user"));
		}
		catch (PagerDutyApiException ex) {
			if (ex.failure() != ApiFailure.MISSING_SCOPE) {
				throw ex;
			}
			ObjectNode user = JsonNodeFactory.instance.objectNode().put("id", context.user().id());
			return USER.in(user.put("name", context.user().name()).put("email", context.user().email()));
		}
	}

	private static Tool getTeam() {
		ObjectNode output = ToolText.object("team", TEAM);
		((ObjectNode) output.path("properties")).set("members",
				ToolText.list("members", MEMBER).path("properties").path("members"));
		return new FunctionTool(
				new ToolText("GetTeam", "Get a team", "Gets a team and its members.", TEAMS, "teams.read")
					.reading(List.of(ToolParameter.id("team_id", "Id of the team.").asRequired()), output),
				PeopleTools::team);
	}

	private static JsonNode team(ToolInput input, ToolContext context) {
		String path = "/teams/" + input.required("team_id");
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		answer.set("team", TEAM.in(context.api().get(path).path("team")));
		JsonNode members = context.api().get(path + "/members", new ToolQuery().add("limit", MAX_MEMBERS));
		ArrayNode all = answer.putArray("members");
		members.path("members").valueStream().map(MEMBER::in).forEach(all::add);
		if (members.path("more").asBoolean(false)) {
			answer.put("more_members", true);
		}
		return answer;
	}

}

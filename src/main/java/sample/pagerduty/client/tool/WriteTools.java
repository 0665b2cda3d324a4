package sample.pagerduty.client.tool;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tools that change something. PagerDuty takes the user of the token for the author,
 * so no {@code From} header is needed.
 */
final class WriteTools {

	private static final String INCIDENTS_WRITE = "incidents.write";

	private static final Fields NOTE = Fields.of("id user content created_at");

	private static final Fields OVERRIDE = Fields.of("id start end user");

	private static final int MAX_NOTE = 5000;

	private static final int BAD_REQUEST = 400;

	private WriteTools() {
	}

	static List<Tool> all() {
		return List.of(acknowledge(), resolve(), addNote(), reassign(), createOverride());
	}

	private static Tool acknowledge() {
		return onIncidents(ToolEffect.CHANGES, "AcknowledgeIncidents", "Acknowledge incidents",
				"Acknowledges incidents: the user says that they work on them, and the escalation stops.",
				List.of(incidentIds()), (input, context) -> updateAll(input, context.api(),
						(incident) -> incident.put("status", "acknowledged")));
	}

	private static Tool resolve() {
		return onIncidents(ToolEffect.CHANGES_FOR_GOOD, "ResolveIncidents", "Resolve incidents",
				"Resolves incidents. They cannot be opened again.", List.of(incidentIds()),
				(input, context) -> updateAll(input, context.api(), (incident) -> incident.put("status", "resolved")));
	}

	private static Tool reassign() {
		List<ToolParameter> parameters = List.of(IncidentTools.incidentId().asRequired(),
				ToolParameter.ids("user_ids", "The users to assign it to."), ScheduleTools.policyId(),
				ToolParameter.number("escalation_level", "The level of its policy to escalate it to.", 1, 20, null));
		return onIncidents(ToolEffect.CHANGES, "ReassignIncident", "Reassign or escalate an incident",
				"Assigns an incident to other users, moves it to another escalation policy, or escalates it to another level of its policy. Give exactly one of user_ids, escalation_policy_id and escalation_level.",
				parameters, WriteTools::reassign);
	}

	private static JsonNode reassign(ToolInput input, ToolContext context) {
		List<String> users = input.list("user_ids");
		String policy = input.text("escalation_policy_id");
		boolean level = input.has("escalation_level");
		if (Stream.of(!users.isEmpty(), policy != null, level).filter((given) -> given).count() != 1) {
			throw ToolException.badInput("Give exactly one of user_ids, escalation_policy_id and escalation_level.");
		}
		return update(List.of(input.required("incident_id")), context.api(), (incident) -> {
			if (policy != null) {
				incident.set("escalation_policy", reference(policy, "escalation_policy_reference"));
			}
			else if (level) {
				incident.put("escalation_level", input.number("escalation_level"));
			}
			else {
				ArrayNode assignments = incident.putArray("assignments");
				users.forEach((id) -> assignments.addObject().set("assignee", reference(id, "user_reference")));
			}
		});
	}

	private static Tool onIncidents(ToolEffect effect, String name, String title, String description,
			List<ToolParameter> parameters, BiFunction<ToolInput, ToolContext, JsonNode> call) {
		return new FunctionTool(new ToolText(name, title, description, IncidentTools.AREA, INCIDENTS_WRITE)
			.writing(effect, parameters, ToolText.list("incidents", IncidentTools.INCIDENT)), call);
	}

	private static ToolParameter incidentIds() {
		return ToolParameter.ids("incident_ids", "Ids of the incidents, not their numbers.").asRequired();
	}

	private static JsonNode updateAll(ToolInput input, ToolApi api, Consumer<ObjectNode> change) {
		return update(input.list("incident_ids"), api, change);
	}

	private static JsonNode update(List<String> ids, ToolApi api, Consumer<ObjectNode> change) {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		ArrayNode incidents = body.putArray("incidents");
		for (String id : ids) {
			ObjectNode incident = reference(id, "incident_reference");
			change.accept(incident);
			incidents.add(incident);
		}
		JsonNode answer = api.put("/incidents", body);
		ObjectNode result = JsonNodeFactory.instance.objectNode();
		ArrayNode updated = result.putArray("incidents");
		answer.path("incidents").valueStream().map(IncidentTools.INCIDENT::in).forEach(updated::add);
		return result;
	}

	private static ObjectNode reference(String id, String type) {
		return JsonNodeFactory.instance.objectNode().put("id", id).put("type", type);
	}

	private static Tool addNote() {
		return new FunctionTool(new ToolText("AddIncidentNote", "Add a note to an incident",
				"Adds a note to an incident, which everyone who works on it can read.", IncidentTools.AREA,
				INCIDENTS_WRITE)
			.writing(ToolEffect.ADDS,
					List.of(IncidentTools.incidentId().asRequired(),
							ToolParameter.text("content", "The text of the note.").upTo(MAX_NOTE).asRequired()),
					ToolText.object("note", NOTE)),
				(input, context) -> {
					ObjectNode body = JsonNodeFactory.instance.objectNode();
					body.putObject("note").put("content", input.required("content"));
					JsonNode answer = context.api()
						.post("/incidents/" + input.required("incident_id") + "/notes", body);
					return JsonNodeFactory.instance.objectNode().set("note", NOTE.in(answer.path("note")));
				});
	}

	private static Tool createOverride() {
		return new FunctionTool(new ToolText("CreateScheduleOverride", "Override a schedule",
				"Puts a user on call in a schedule for some time, in place of the person whose turn it is.",
				ScheduleTools.AREA, "schedules.write")
			.writing(ToolEffect.ADDS,
					List.of(ScheduleTools.scheduleId().asRequired(),
							ToolParameter.id("user_id", "Id of the user who takes over.").asRequired(),
							ToolParameter.time("start", "When the user takes over.").asRequired(),
							ToolParameter.time("end", "When the usual turn goes on.").asRequired()),
					ToolText.object("override", OVERRIDE)),
				WriteTools::override);
	}

	private static JsonNode override(ToolInput input, ToolContext context) {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		ObjectNode override = body.putArray("overrides")
			.addObject()
			.put("start", input.required("start"))
			.put("end", input.required("end"));
		override.set("user", reference(input.required("user_id"), "user_reference"));
		JsonNode answer = context.api().post("/schedules/" + input.required("schedule_id") + "/overrides", body);
		// One result for each override of the request.
		JsonNode result = answer.isArray() ? answer.path(0) : answer;
		if (result.path("status").asInt(0) >= BAD_REQUEST) {
			throw ToolException.of(ToolError
				.of(ToolError.Kind.BAD_REQUEST,
						"PagerDuty refuses the override. Check the user and that end is after start and in the future.")
				.saying(result.path("errors").valueStream().map((error) -> error.asString("")).toList()));
		}
		return JsonNodeFactory.instance.objectNode().set("override", OVERRIDE.in(result.path("override")));
	}

}

package sample.pagerduty.client.mcp;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/** What an engineer on call asks for most often, as prompts. */
@Component
class PromptMethods implements McpMethods {

	static final String INCIDENT_ID = "incident_id";

	static final String INVESTIGATE = "investigate_incident";

	private static final Duration LIST_LIFETIME = Duration.ofHours(1);

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	private static final List<Prompt> PROMPTS = List.of(new Prompt("hand_over_my_shift", "Hand over my shift",
			"Writes what the next person on call needs to know.", false, """
					Write a hand-over of my on-call shift. Use whoami for my id and time zone, and list_oncalls with \
					mine for my shift and the person after me. Use list_incidents with mine, then without it for the \
					services of my shift, since the shift began. For each open incident say what it is, its state, who \
					works on it, and what the notes (list_incident_notes) say is next. Then one line for each resolved \
					incident, and what the next person should watch. Times in my time zone, with links. Say what you \
					could not find out."""),
			new Prompt("what_is_burning", "What is burning", "Says which incidents are open now, the worst first.",
					false,
					"""
							Tell me what is burning. Use list_incidents with the status triggered, then acknowledged. The worst \
							first: urgency, priority, age. For each say in one line what it is, which service, since when, and \
							who works on it or that nobody does. If several may have one cause, say so, and use \
							get_related_incidents to check. End with what I should do first, and with links."""),
			new Prompt(INVESTIGATE, "Investigate an incident",
					"Collects what is known about an incident, and likely causes.", true,
					"""
							Investigate the incident %s. Use get_incident, list_incident_alerts, list_incident_log_entries and \
							list_incident_notes for what happened, list_change_events of its service for what changed shortly \
							before, and get_past_incidents and get_related_incidents for incidents like it. Then say what is \
							affected, the time line, likely causes with what speaks for and against each, who is on call \
							(list_oncalls), and what to try next. Change nothing unless I ask for it."""));

	@Override
	public Map<String, McpMethod> methods() {
		return Map.of("prompts/list", McpMethod.of(this::list), "prompts/get", McpMethod.of(this::get));
	}

	private ObjectNode list(McpRequest request) {
		ObjectNode result = JsonNodeFactory.instance.objectNode();
		ArrayNode prompts = result.putArray("prompts");
		PROMPTS.stream().map(Prompt::describe).forEach(prompts::add);
		return request.modern() ? ServerMethods.cacheable(result, LIST_LIFETIME) : result;
	}

	private ObjectNode get(McpRequest request) {
		String name = request.text("name");
		Prompt prompt = PROMPTS.stream()
			.filter((known) -> known.name().equals(name))
			.findFirst()
			.orElseThrow(() -> McpException.invalidParams("There is no prompt of this name; prompts/list has them"));
		ObjectNode result = JsonNodeFactory.instance.objectNode().put("description", prompt.description());
		result.putArray("messages")
			.addObject()
			.put("role", "user")
			.putObject("content")
			.put("type", "text")
			.put("text", prompt.textFor(request.params().path("arguments")));
		return result;
	}

	/**
	 * A prompt.
	 *
	 * @param needsIncident whether it needs the id of an incident
	 * @param text what the user would write, with a place for the id if it needs one
	 */
	private record Prompt(String name, String title, String description, boolean needsIncident, String text) {

		ObjectNode describe() {
			ObjectNode description = JsonNodeFactory.instance.objectNode()
				.put("name", this.name)
				.put("title", this.title)
				.put("description", this.description);
			ArrayNode arguments = description.putArray("arguments");
			if (this.needsIncident) {
				arguments.addObject()
					.put("name", INCIDENT_ID)
					.put("description", "Id of the incident.")
					.put("required", true);
			}
			return description;
		}

		String textFor(JsonNode arguments) {
			if (!this.needsIncident) {
				return this.text;
			}
			String id = arguments.path(INCIDENT_ID).asString("");
			if (!ID.matcher(id).matches()) {
				throw McpException.invalidParams("arguments.incident_id must be a PagerDuty id");
			}
			return this.text.formatted(id);
		}

	}

}

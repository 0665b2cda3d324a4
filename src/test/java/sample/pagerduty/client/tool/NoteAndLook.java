package sample.pagerduty.client.tool;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A tool such as a person may add, which changes something and then reads. */
class NoteAndLook implements Tool {

	@Override
	public ToolDefinition definition() {
		return ToolDefinition.writing(ToolEffect.ADDS, "NoteAndLook", "Note and look", "Adds a note.", "incidents",
				Set.of(), List.of(), JsonNodeFactory.instance.objectNode().put("type", "object"));
	}

	@Override
	public JsonNode call(ToolInput input, ToolContext context) {
		ObjectNode note = JsonNodeFactory.instance.objectNode();
		note.putObject("note").put("content", "Looked at it");
		context.api().post("/incidents/Q1/notes", note);
		return context.api().get("/incidents/Q1");
	}

}

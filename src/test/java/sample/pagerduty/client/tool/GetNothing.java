package sample.pagerduty.client.tool;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A tool such as a person may add. */
class GetNothing implements Tool {

	@Override
	public ToolDefinition definition() {
		return ToolDefinition.reading("GetNothing", "Get nothing", "Gets nothing.", "tests", Set.of(), List.of(),
				JsonNodeFactory.instance.objectNode().put("type", "object"));
	}

	@Override
	public JsonNode call(ToolInput input, ToolContext context) {
		return JsonNodeFactory.instance.objectNode();
	}

}

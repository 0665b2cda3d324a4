package sample.pagerduty.client.agentpage;

import java.util.List;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.mcp.ToolAnswer;
import sample.pagerduty.client.tool.ToolError;
import sample.pagerduty.client.tool.ToolResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of a tool that a person has tried.
 *
 * @param arguments the arguments as JSON
 * @param texts what a model gets: the structured content, or the texts of an error
 * @param error why it failed, if it did
 * @param millis how long it took, in milliseconds
 */
record TriedCall(String arguments, List<String> texts, @Nullable ToolError error, long millis) {

	static TriedCall of(ObjectNode arguments, ToolResult result, long millis, JsonMapper mapper) {
		ObjectNode answer = ToolAnswer.of(result);
		JsonNode content = answer.path("structuredContent");
		List<String> texts = content.isMissingNode()
				? answer.path("content").valueStream().map((part) -> part.path("text").asString("")).toList()
				: List.of(pretty(content, mapper));
		return new TriedCall(pretty(arguments, mapper), texts, result.error(), millis);
	}

	private static String pretty(JsonNode json, JsonMapper mapper) {
		return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json);
	}

	public boolean failed() {
		return this.error != null;
	}

}

package sample.pagerduty.client.tool;

import java.util.function.BiFunction;

import tools.jackson.databind.JsonNode;

/** A tool of this app whose call is a method. */
record FunctionTool(ToolDefinition definition, BiFunction<ToolInput, ToolContext, JsonNode> function) implements Tool {

	@Override
	public JsonNode call(ToolInput input, ToolContext context) {
		return this.function.apply(input, context);
	}

}

package sample.pagerduty.client.tool;

import java.util.Arrays;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A tool that gets one resource by its id.
 *
 * @param path the path with the id's parameter in braces
 * @param name the name of the resource in PagerDuty's answer
 */
record GetTool(ToolDefinition definition, String path, String name, Fields fields,
		List<Filter> filters) implements Tool {

	static GetTool of(ToolText text, String path, String name, Fields fields, Filter... filters) {
		List<ToolParameter> parameters = Arrays.stream(filters).map(Filter::parameter).toList();
		return new GetTool(text.reading(parameters, ToolText.object(name, fields)), path, name, fields,
				List.of(filters));
	}

	@Override
	public JsonNode call(ToolInput input, ToolContext context) {
		JsonNode answer = context.api().get(Filter.path(this.path, input), Filter.query(this.filters, input, context));
		return JsonNodeFactory.instance.objectNode().set(this.name, this.fields.in(answer.path(this.name)));
	}

}

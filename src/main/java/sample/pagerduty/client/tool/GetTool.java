package sample.pagerduty.client.tool;

import java.util.Arrays;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A tool that gets one resource by its id. */
final class GetTool implements Tool {

	private final ToolDefinition definition;

	private final String path;

	private final String name;

	private final Fields fields;

	private final List<Filter> filters;

	/**
	 * Creates a tool.
	 * @param path the path with the id's parameter in braces
	 * @param name the name of the resource in PagerDuty's answer
	 */
	GetTool(ToolText text, String path, String name, Fields fields, Filter... filters) {
		this.path = path;
		this.name = name;
		this.fields = fields;
		this.filters = List.of(filters);
		this.definition = text.reading(Arrays.stream(filters).map(Filter::parameter).toList(),
				ToolText.object(name, fields));
	}

	@Override
	public ToolDefinition definition() {
		return this.definition;
	}

	@Override
	public JsonNode call(ToolInput input, ToolContext context) {
		ToolQuery query = new ToolQuery();
		this.filters.forEach((filter) -> filter.add(query, input, context));
		JsonNode answer = context.api().get(Filter.path(this.path, input), query);
		return JsonNodeFactory.instance.objectNode().set(this.name, this.fields.in(answer.path(this.name)));
	}

}

package sample.pagerduty.client.tool;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/** A tool that lists resources, page by page. */
record ListTool(ToolDefinition definition, Listing listing, List<Filter> filters) implements Tool {

	static ListTool of(ToolText text, Listing listing, Filter... filters) {
		return new ListTool(text.reading(parameters(filters), listing.schema()), listing, List.of(filters));
	}

	static List<ToolParameter> parameters(Filter... filters) {
		return Stream.concat(Arrays.stream(filters).map(Filter::parameter), Stream.of(Listing.LIMIT, Listing.OFFSET))
			.toList();
	}

	@Override
	public JsonNode call(ToolInput input, ToolContext context) {
		return this.listing.fetch(context.api(), input, Filter.query(this.filters, input, context));
	}

}

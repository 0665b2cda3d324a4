package sample.pagerduty.client.tool;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/** A tool that lists resources, page by page. */
final class ListTool implements Tool {

	private final ToolDefinition definition;

	private final Listing listing;

	private final List<Filter> filters;

	ListTool(ToolText text, Listing listing, Filter... filters) {
		this.listing = listing;
		this.filters = List.of(filters);
		this.definition = text.reading(parameters(filters), listing.schema());
	}

	static List<ToolParameter> parameters(Filter... filters) {
		return Stream.concat(Arrays.stream(filters).map(Filter::parameter), Stream.of(Listing.LIMIT, Listing.OFFSET))
			.toList();
	}

	@Override
	public ToolDefinition definition() {
		return this.definition;
	}

	@Override
	public JsonNode call(ToolInput input, ToolContext context) {
		ToolQuery query = new ToolQuery();
		this.filters.forEach((filter) -> filter.add(query, input, context));
		return this.listing.fetch(context.api(), input, query);
	}

}

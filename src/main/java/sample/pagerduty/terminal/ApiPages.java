package sample.pagerduty.terminal;

import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Fetches all pages of a list. Follows {@code more} and {@code offset}, or
 * {@code next_cursor}, as the answers have them.
 *
 * @param fetch fetches the page that a query names
 * @param err where to say that PagerDuty has more than it returns
 */
record ApiPages(Function<String, JsonNode> fetch, PrintWriter err) {

	/** PagerDuty's own limit for offset plus limit. */
	private static final int MAX_OFFSET = 10_000;

	private static final int PAGE_SIZE = 100;

	/** The items of all pages. */
	ArrayNode all(String query) {
		ArrayNode items = AppClient.MAPPER.createArrayNode();
		String withLimit = query.matches("(.*&)?limit=.*") ? query
				: ApiQuery.with(query, "limit", String.valueOf(PAGE_SIZE));
		String next = withLimit;
		while (next != null) {
			JsonNode page = this.fetch.apply(next);
			items.addAll((ArrayNode) list(page));
			next = next(page, withLimit);
		}
		return items;
	}

	private static JsonNode list(JsonNode page) {
		return page.properties()
			.stream()
			.map(Map.Entry::getValue)
			.filter(JsonNode::isArray)
			.findFirst()
			.orElseThrow(
					() -> new TerminalException(ExitStatus.USAGE, "This answer is not a list. Leave --paginate out."));
	}

	private @Nullable String next(JsonNode page, String query) {
		if (page.path("next_cursor").isString()) {
			return ApiQuery.with(query, "cursor", page.path("next_cursor").asString());
		}
		int offset = page.path("offset").asInt(0) + page.path("limit").asInt(PAGE_SIZE);
		if (!page.path("more").asBoolean(false)) {
			return null;
		}
		if (offset >= MAX_OFFSET) {
			this.err.println(
					"PagerDuty returns only the first 10,000 items. Narrow the query, for example with since and until.");
			return null;
		}
		return ApiQuery.with(query, "offset", String.valueOf(offset));
	}

}

package sample.pagerduty.client.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;

/**
 * The entries of the first pages of a list at PagerDuty, for a tool that looks through
 * it. The number of pages is bounded, so that a tool stays a few calls.
 *
 * @param more whether PagerDuty has more
 */
record FirstPages(List<JsonNode> entries, boolean more) {

	private static final int PAGE = 100;

	private static final int MAX_PAGES = 5;

	/**
	 * Reads them.
	 * @param name the name of the list, which is its path, too
	 * @param filter a new query for each page
	 */
	static FirstPages of(ToolApi api, String name, Supplier<ToolQuery> filter) {
		List<JsonNode> entries = new ArrayList<>();
		boolean more = true;
		for (int page = 0; more && page < MAX_PAGES; page++) {
			JsonNode answer = api.get("/" + name, filter.get().add("limit", PAGE).add("offset", page * PAGE));
			answer.path(name).valueStream().forEach(entries::add);
			more = answer.path("more").asBoolean(false);
		}
		return new FirstPages(entries, more);
	}

}

package sample.pagerduty.client.tool;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list at PagerDuty, and what a model gets of it: a page, and how to get the next one.
 *
 * @param path the path, perhaps with a parameter in braces
 * @param name the name of the list in PagerDuty's answer
 * @param fields what to keep of each entry
 * @param paging how PagerDuty gives it
 */
record Listing(String path, String name, Fields fields, Paging paging) {

	static final ToolParameter LIMIT = ToolParameter.number("limit", "How many to return.", 1, 50, 10);

	/** PagerDuty gives nothing beyond 10000. */
	static final ToolParameter OFFSET = ToolParameter.number("offset", "How many to skip.", 0, 9950, 0);

	/** Of a list that can only begin at its first entry. */
	private static final int MAX_AT_ONCE = 100;

	static Listing paged(String path, String name, Fields fields) {
		return new Listing(path, name, fields, Paging.BY_PAGE);
	}

	/** A list that has a limit, but cannot begin elsewhere than at its first entry. */
	static Listing first(String path, String name, Fields fields) {
		return new Listing(path, name, fields, Paging.FIRST_ONLY);
	}

	static Listing whole(String path, String name, Fields fields) {
		return new Listing(path, name, fields, Paging.ALL);
	}

	/** The same list at another path. */
	Listing at(String otherPath) {
		return new Listing(otherPath, this.name, this.fields, this.paging);
	}

	/** The schema of the answer. */
	ObjectNode schema() {
		ObjectNode schema = ToolText.list(this.name, this.fields);
		ObjectNode properties = (ObjectNode) schema.path("properties");
		properties.putObject("more").put("type", "boolean");
		properties.putObject("next_offset")
			.put("type", "integer")
			.put("description", "If there is more: call again with this offset.");
		((ArrayNode) schema.path("required")).add("more");
		return schema;
	}

	JsonNode fetch(ToolApi api, ToolInput input, ToolQuery query) {
		int limit = input.number(LIMIT.name());
		int offset = input.number(OFFSET.name());
		switch (this.paging) {
			case BY_PAGE -> query.add("limit", limit).add("offset", offset);
			case FIRST_ONLY -> query.add("limit", MAX_AT_ONCE);
			case ALL -> {
			}
		}
		JsonNode answer = api.get(Filter.path(this.path, input), query);
		int skipped = isByPage() ? 0 : Math.min(offset, answer.path(this.name).size());
		return page(answer, skipped, limit, offset);
	}

	private ObjectNode page(JsonNode answer, int skipped, int limit, int offset) {
		JsonNode all = answer.path(this.name);
		ObjectNode page = JsonNodeFactory.instance.objectNode();
		ArrayNode entries = page.putArray(this.name);
		all.valueStream().skip(skipped).limit(limit).map(this.fields::in).forEach(entries::add);
		boolean more = all.size() - skipped > limit || (isByPage() && answer.path("more").asBoolean(false));
		page.put("more", more);
		if (more) {
			page.put("next_offset", offset + entries.size());
		}
		return page;
	}

	private boolean isByPage() {
		return this.paging == Paging.BY_PAGE;
	}

	/** A page without entries. */
	ObjectNode none() {
		ObjectNode page = JsonNodeFactory.instance.objectNode();
		page.putArray(this.name);
		return page.put("more", false);
	}

	/** How PagerDuty gives a list. */
	enum Paging {

		BY_PAGE, FIRST_ONLY, ALL

	}

}

package sample.pagerduty.client.tool;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import sample.pagerduty.client.config.Nearest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds users by a part of their name or address, or by a name that is similar. Users who
 * are only similar are suggestions, unless the caller accepts the very similar ones.
 */
final class SearchUsers {

	private static final double MIN_TO_ACCEPT = 0.9;

	private static final double MIN_TO_SUGGEST = 0.6;

	private static final int MAX_MATCHES = 10;

	private SearchUsers() {
	}

	static Tool tool() {
		ObjectNode output = ToolText.list("users", PeopleTools.USER);
		ObjectNode properties = (ObjectNode) output.path("properties");
		properties.set("suggestions", properties.path("users").deepCopy());
		((ObjectNode) properties.path("suggestions")).put("description",
				"Users with a similar name; ask which one is meant.");
		properties.putObject("more").put("type", "boolean").put("description", "Search for more of the name.");
		return new FunctionTool(new ToolText("SearchUsers", "Search users",
				"Finds users by name or email address, also if it is misspelled. Use it to get the id of a person.",
				"users", "users.read")
			.reading(List.of(ToolParameter.text("query", "A name or an address, or a part of it.").asRequired(),
					ToolParameter.flag("auto_accept_matches", "Whether a very similar name counts as found.", false)),
					output),
				(input, context) -> search(input, context.api()));
	}

	private static JsonNode search(ToolInput input, ToolApi api) {
		String query = input.required("query");
		JsonNode found = api.get("/users", new ToolQuery().add("query", query).add("limit", MAX_MATCHES));
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		ArrayNode users = answer.putArray("users");
		ArrayNode suggestions = answer.putArray("suggestions");
		found.path("users").valueStream().limit(MAX_MATCHES).map(PeopleTools.USER::in).forEach(users::add);
		answer.put("more", found.path("more").asBoolean(false));
		if (users.isEmpty()) {
			boolean accept = input.flag("auto_accept_matches");
			similar(query, api)
				.forEach((match) -> ((accept && match.similarity() > MIN_TO_ACCEPT) ? users : suggestions)
					.add(PeopleTools.USER.in(match.user())));
		}
		return answer;
	}

	/** In a large account, it sees the first users only. */
	private static List<Match> similar(String query, ToolApi api) {
		return FirstPages.of(api, "users", ToolQuery::new)
			.entries()
			.stream()
			.map((user) -> Match.of(query, user))
			.filter((match) -> match.similarity() >= MIN_TO_SUGGEST)
			.sorted(Comparator.comparingDouble(Match::similarity).reversed())
			.limit(MAX_MATCHES)
			.toList();
	}

	/**
	 * A user and how similar the name is.
	 *
	 * @param similarity 1 for the same name
	 */
	private record Match(JsonNode user, double similarity) {

		static Match of(String query, JsonNode user) {
			String name = user.path("name").asString("").toLowerCase(Locale.ROOT);
			String email = user.path("email").asString("").toLowerCase(Locale.ROOT);
			double best = Stream
				.concat(Stream.of(name, email, email.replaceFirst("@.*", "")), Arrays.stream(name.split("\\s+")))
				.mapToDouble((word) -> Nearest.similarity(query.toLowerCase(Locale.ROOT), word))
				.max()
				.orElse(0);
			return new Match(user, best);
		}

	}

}

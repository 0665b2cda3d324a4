package sample.pagerduty.client.tool;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The tools that this app has, in their order. */
final class BuiltInTools {

	private static final List<Tool> ALL = Stream.<List<Tool>>of(List.of(new Whoami())).flatMap(List::stream).toList();

	private BuiltInTools() {
	}

	static List<Tool> all() {
		return ALL;
	}

	private static final class Whoami implements Tool {

		@Override
		public ToolDefinition definition() {
			return ToolDefinition.reading("Whoami", "Who am I", "Returns the user.", "users", Set.of(), List.of(),
					JsonNodeFactory.instance.objectNode().put("type", "object"));
		}

		@Override
		public JsonNode call(ToolInput input, ToolContext context) {
			return context.api().get("/users/me");
		}

	}

}

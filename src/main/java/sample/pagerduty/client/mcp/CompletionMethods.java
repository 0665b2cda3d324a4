package sample.pagerduty.client.mcp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import sample.pagerduty.client.mcp.ResourceMethods.Kind;
import sample.pagerduty.client.tool.RecordedTools;
import sample.pagerduty.client.tool.Toolbox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * Completes ids, for people who choose a prompt or a resource. What they type can also be
 * a part of the title or name. A failure gives no suggestions, not an error.
 */
@Component
class CompletionMethods implements McpMethods {

	private static final int MAX_LISTED = 50;

	private static final int MAX_TYPED = 200;

	private final Toolbox toolbox;

	private final RecordedTools tools;

	CompletionMethods(Toolbox toolbox, RecordedTools tools) {
		this.toolbox = toolbox;
		this.tools = tools;
	}

	@Override
	public Map<String, McpMethod> methods() {
		return Map.of("completion/complete", McpMethod.of(this::complete));
	}

	private ObjectNode complete(McpRequest request) {
		JsonNode argument = request.params().path("argument");
		JsonNode typed = argument.path("value");
		if (!argument.path("name").isString() || !typed.isString() || typed.asString().length() > MAX_TYPED) {
			throw McpException.invalidParams("params.argument needs a name and a value");
		}
		List<String> values = kind(request.params().path("ref"), argument.path("name").asString())
			.map((kind) -> ids(kind, typed.asString(), request.caller()))
			.orElse(List.of());
		ObjectNode result = JsonNodeFactory.instance.objectNode();
		ObjectNode completion = result.putObject("completion");
		values.forEach(completion.putArray("values")::add);
		completion.put("total", values.size()).put("hasMore", false);
		return result;
	}

	private static Optional<Kind> kind(JsonNode ref, String argument) {
		return switch (ref.path("type").asString("")) {
			case "ref/prompt" -> (ref.path("name").asString("").equals(PromptMethods.INVESTIGATE)
					&& argument.equals(PromptMethods.INCIDENT_ID)) ? Optional.of(Kind.INCIDENT) : Optional.empty();
			case "ref/resource" -> Arrays.stream(Kind.values())
				.filter((kind) -> kind.template().equals(ref.path("uri").asString("")) && argument.equals("id"))
				.findFirst();
			default -> throw McpException.invalidParams("params.ref must be a prompt or a resource");
		};
	}

	private List<String> ids(Kind kind, String typed, McpCaller caller) {
		if (this.toolbox.find(kind.listTool()).isEmpty()) {
			return List.of();
		}
		JsonNode limit = JsonNodeFactory.instance.objectNode().put("limit", MAX_LISTED);
		JsonNode value = this.tools.call(kind.listTool(), limit, caller.activity("completion " + kind.word())).value();
		return (value == null) ? List.of()
				: value.path(kind.listName())
					.valueStream()
					.filter((entry) -> matches(entry, typed.toLowerCase(Locale.ROOT)))
					.map((entry) -> entry.path("id").asString(""))
					.toList();
	}

	private static boolean matches(JsonNode entry, String typed) {
		return entry.path("id").asString("").toLowerCase(Locale.ROOT).startsWith(typed)
				|| entry.path("title").asString("").toLowerCase(Locale.ROOT).contains(typed)
				|| entry.path("name").asString("").toLowerCase(Locale.ROOT).contains(typed);
	}

}

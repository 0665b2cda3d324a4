package sample.pagerduty.client.mcp;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sample.pagerduty.client.tool.RecordedTools;
import sample.pagerduty.client.tool.ToolError;
import sample.pagerduty.client.tool.ToolResult;
import sample.pagerduty.client.tool.Toolbox;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Incidents and services as resources. The tools that get one of them read it. */
@Component
class ResourceMethods implements McpMethods {

	private static final Duration LIST_LIFETIME = Duration.ofHours(1);

	private static final Duration LIFETIME = Duration.ofSeconds(10);

	private static final Pattern URI = Pattern.compile("pagerduty://(incident|service)/([A-Za-z0-9_-]{1,64})");

	private static final String JSON = "application/json";

	private final Toolbox toolbox;

	private final RecordedTools tools;

	ResourceMethods(Toolbox toolbox, RecordedTools tools) {
		this.toolbox = toolbox;
		this.tools = tools;
	}

	@Override
	public Map<String, McpMethod> methods() {
		return Map.of("resources/list", McpMethod.of(this::list), "resources/templates/list",
				McpMethod.of(this::listTemplates), "resources/read", McpMethod.of(this::read));
	}

	/** None: there are too many, and the tools list them better. */
	private ObjectNode list(McpRequest request) {
		ObjectNode result = JsonNodeFactory.instance.objectNode();
		result.putArray("resources");
		return request.modern() ? ServerMethods.cacheable(result, LIST_LIFETIME) : result;
	}

	private ObjectNode listTemplates(McpRequest request) {
		ObjectNode result = JsonNodeFactory.instance.objectNode();
		ArrayNode templates = result.putArray("resourceTemplates");
		Arrays.stream(Kind.values()).map(Kind::describe).forEach(templates::add);
		return request.modern() ? ServerMethods.cacheable(result, LIST_LIFETIME) : result;
	}

	private ObjectNode read(McpRequest request) {
		String uri = request.text("uri");
		Matcher matcher = URI.matcher(uri);
		if (!matcher.matches()) {
			throw notFound(request);
		}
		Kind kind = Kind.named(matcher.group(1)).orElseThrow();
		if (this.toolbox.find(kind.tool).isEmpty()) {
			throw notFound(request);
		}
		ToolResult found = this.tools.call(kind.tool,
				JsonNodeFactory.instance.objectNode().put(kind.parameter(), matcher.group(2)),
				request.caller().activity("resource " + matcher.group(1)));
		if (found.error() != null) {
			throw failed(found.error(), request);
		}
		ObjectNode result = JsonNodeFactory.instance.objectNode();
		result.putArray("contents")
			.addObject()
			.put("uri", uri)
			.put("mimeType", JSON)
			.put("text", String.valueOf(found.value()));
		return request.modern() ? ServerMethods.cacheable(result, LIFETIME) : result;
	}

	private static McpException notFound(McpRequest request) {
		return McpException.of(request.modern() ? McpProtocol.INVALID_PARAMS : McpProtocol.RESOURCE_NOT_FOUND,
				HttpStatus.BAD_REQUEST, "There is no such resource, or the user cannot see it",
				JsonNodeFactory.instance.objectNode().put("uri", request.text("uri")));
	}

	private static McpException failed(ToolError error, McpRequest request) {
		if (error.kind() == ToolError.Kind.NOT_FOUND) {
			return notFound(request);
		}
		ObjectNode data = JsonNodeFactory.instance.objectNode().put("kind", error.kind().code());
		if (error.connectUrl() != null) {
			data.put("connect_url", error.connectUrl().toString());
		}
		return McpException.of(McpProtocol.INTERNAL_ERROR, HttpStatus.INTERNAL_SERVER_ERROR, error.message(), data);
	}

	/** The kinds of resources. */
	enum Kind {

		INCIDENT("GetIncident", "ListIncidents", "Incident", "An incident: its state, who works on it, and links."),

		SERVICE("GetService", "ListServices", "Service", "A service: its state and its settings.");

		private final String tool;

		private final String listTool;

		private final String title;

		private final String description;

		Kind(String tool, String listTool, String title, String description) {
			this.tool = tool;
			this.listTool = listTool;
			this.title = title;
			this.description = description;
		}

		static Optional<Kind> named(String name) {
			return Arrays.stream(values()).filter((kind) -> kind.word().equals(name)).findFirst();
		}

		String word() {
			return this.title.toLowerCase(Locale.ROOT);
		}

		String template() {
			return "pagerduty://%s/{id}".formatted(word());
		}

		String parameter() {
			return word() + "_id";
		}

		/** The tool that lists such resources. */
		String listTool() {
			return this.listTool;
		}

		/** The name of the list in that tool's answer. */
		String listName() {
			return word() + "s";
		}

		private ObjectNode describe() {
			return JsonNodeFactory.instance.objectNode()
				.put("uriTemplate", template())
				.put("name", word())
				.put("title", this.title)
				.put("description", this.description)
				.put("mimeType", JSON);
		}

	}

}

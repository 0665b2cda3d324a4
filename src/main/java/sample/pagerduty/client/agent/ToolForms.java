package sample.pagerduty.client.agent;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.tool.ToolDefinition;
import sample.pagerduty.client.tool.ToolParameter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A tool in the forms that agents know it by: Arcade's, OpenAI's and Anthropic's. */
final class ToolForms {

	static final String OPENAI = "openai";

	static final String ANTHROPIC = "anthropic";

	static final Set<String> FORMATS = Set.of(OPENAI, ANTHROPIC);

	private static final String VERSION = "1.0.0";

	private ToolForms() {
	}

	/**
	 * Arcade's form.
	 * @param completed whether the user has allowed it, or {@code null} if nobody asked
	 */
	static ObjectNode arcade(ToolDefinition tool, @Nullable Boolean completed) {
		ObjectNode form = JsonNodeFactory.instance.objectNode()
			.put("name", tool.name())
			.put("fully_qualified_name", tool.qualifiedName() + "@" + VERSION)
			.put("qualified_name", tool.qualifiedName())
			.put("description", tool.description());
		form.putObject("toolkit")
			.put("name", tool.toolkit())
			.put("description", "PagerDuty on behalf of a user")
			.put("version", VERSION);
		ObjectNode input = form.putObject("input");
		ArrayNode parameters = input.putArray("parameters");
		tool.parameters().forEach((parameter) -> parameters.add(parameter(parameter)));
		ObjectNode output = form.putObject("output").put("description", "A JSON object");
		output.putArray("available_modes").add("value").add("error");
		output.putObject("value_schema").put("val_type", "json");
		requirements(form.putObject("requirements"), tool, completed);
		metadata(form.putObject("metadata"), tool);
		return form;
	}

	private static ObjectNode parameter(ToolParameter parameter) {
		ObjectNode form = JsonNodeFactory.instance.objectNode()
			.put("name", parameter.name())
			.put("required", parameter.required())
			.put("inferrable", true)
			.put("description", parameter.description());
		ObjectNode schema = form.putObject("value_schema").put("val_type", parameter.type().jsonType());
		schema.put("inner_val_type", parameter.type().isList() ? "string" : null);
		if (parameter.choices().isEmpty()) {
			schema.putNull("enum");
		}
		else {
			parameter.choices().forEach(schema.putArray("enum")::add);
		}
		return form;
	}

	private static void requirements(ObjectNode requirements, ToolDefinition tool, @Nullable Boolean completed) {
		requirements.put("met", completed == null || completed);
		ObjectNode authorization = requirements.putObject("authorization")
			.put("id", AuthorizationRequest.PROVIDER)
			.put("provider_id", AuthorizationRequest.PROVIDER)
			.put("provider_type", "oauth2")
			.put("status", "active");
		if (completed != null) {
			authorization.put("token_status", completed ? "completed" : "not_started");
		}
		tool.scopes().forEach(authorization.putObject("oauth2").putArray("scopes")::add);
		requirements.putArray("secrets");
	}

	private static void metadata(ObjectNode metadata, ToolDefinition tool) {
		metadata.putObject("classification").putArray("service_domains").add("incident_management");
		ObjectNode behavior = metadata.putObject("behavior");
		behavior.putArray("operations").add(tool.effect().readOnly() ? "read" : "update");
		behavior.put("read_only", tool.effect().readOnly())
			.put("destructive", tool.effect().destructive())
			.put("idempotent", tool.effect().idempotent())
			.put("open_world", true);
		metadata.putNull("extras");
	}

	/** The form of a model's vendor, whose names have no dots. */
	static ObjectNode formatted(ToolDefinition tool, String format) {
		String name = tool.qualifiedName().replace('.', '_');
		ObjectNode form = JsonNodeFactory.instance.objectNode();
		return switch (format.toLowerCase(Locale.ROOT)) {
			case OPENAI -> {
				form.put("type", "function");
				form.putObject("function")
					.put("name", name)
					.put("description", tool.description())
					.set("parameters", tool.inputSchema());
				yield form;
			}
			case ANTHROPIC -> {
				form.put("name", name).put("description", tool.description()).set("input_schema", tool.inputSchema());
				yield form;
			}
			default -> throw AgentApiException.badRequest("The formats are openai and anthropic.");
		};
	}

}

package sample.pagerduty.client.agent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.AgentSettings.ToolWorker;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.tool.Tool;
import sample.pagerduty.client.tool.ToolDefinition;
import sample.pagerduty.client.tool.ToolEffect;
import sample.pagerduty.client.tool.ToolParameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the list of the tools of another server, as its protocol describes them. Tools
 * that this app cannot offer are left out.
 */
final class WorkerToolReader {

	private static final int MAX_TOOLS = 200;

	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

	private WorkerToolReader() {
	}

	/** The tools that this app can offer: those for PagerDuty, with flat parameters. */
	static List<Tool> read(JsonNode list, ToolWorker worker, WorkerClient client) {
		List<Tool> tools = new ArrayList<>();
		for (JsonNode tool : list) {
			if (tools.size() < MAX_TOOLS) {
				of(tool, worker, client).ifPresent(tools::add);
			}
		}
		return List.copyOf(tools);
	}

	private static Optional<Tool> of(JsonNode tool, ToolWorker worker, WorkerClient client) {
		String name = tool.path("name").asString("");
		JsonNode toolkit = tool.path("toolkit");
		String toolkitName = toolkit.path("name").asString("");
		JsonNode requirements = tool.path("requirements");
		List<ToolParameter> parameters = parameters(tool.path("input").path("parameters"));
		if (!NAME.matcher(name).matches() || !NAME.matcher(toolkitName).matches()
				|| toolkitName.equalsIgnoreCase(ToolDefinition.PAGERDUTY) || !isForPagerDuty(requirements)
				|| parameters == null) {
			return Optional.empty();
		}
		ToolDefinition definition = new ToolDefinition(toolkitName, name, name,
				WorkerTool.text(tool.path("description")), toolkitName.toLowerCase(Locale.ROOT), scopes(requirements),
				effect(tool.path("metadata").path("behavior")), parameters,
				JsonNodeFactory.instance.objectNode().put("type", "object"));
		ObjectNode reference = JsonNodeFactory.instance.objectNode().put("name", name).put("toolkit", toolkitName);
		reference.put("version", toolkit.path("version").asString("0.0.0"));
		return Optional.of(new WorkerTool(definition, reference, worker, client));
	}

	/** This app has no tokens of other providers, and no secrets to give away. */
	private static boolean isForPagerDuty(JsonNode requirements) {
		JsonNode authorization = requirements.path("authorization");
		String provider = authorization.path("provider_id").asString(authorization.path("id").asString(""));
		return requirements.path("secrets").isEmpty() && (authorization.isMissingNode() || authorization.isNull()
				|| AuthorizationRequest.isPagerDuty(provider));
	}

	private static Set<String> scopes(JsonNode requirements) {
		Set<String> scopes = new LinkedHashSet<>();
		requirements.path("authorization").path("oauth2").path("scopes").forEach((scope) -> {
			if (Scopes.canBeScope(scope.asString(""))) {
				scopes.add(scope.asString());
			}
		});
		return scopes;
	}

	/** A tool that does not say that it changes something counts as reading. */
	private static ToolEffect effect(JsonNode behavior) {
		if (behavior.path("destructive").asBoolean(false)) {
			return ToolEffect.CHANGES_FOR_GOOD;
		}
		if (behavior.path("read_only").asBoolean(true)) {
			return ToolEffect.READS;
		}
		return behavior.path("idempotent").asBoolean(false) ? ToolEffect.CHANGES : ToolEffect.ADDS;
	}

	/**
	 * Null if a parameter is needed that is not flat. Others of that kind are left out.
	 */
	private static @Nullable List<ToolParameter> parameters(JsonNode list) {
		List<ToolParameter> parameters = new ArrayList<>();
		for (JsonNode item : list) {
			boolean required = item.path("required").asBoolean(false);
			ToolParameter parameter = parameter(item, required);
			if (parameter != null) {
				parameters.add(parameter);
			}
			else if (required) {
				return null;
			}
		}
		return List.copyOf(parameters);
	}

	private static @Nullable ToolParameter parameter(JsonNode item, boolean required) {
		JsonNode schema = item.path("value_schema");
		ToolParameter.Type type = switch (schema.path("val_type").asString("")) {
			case "string" -> ToolParameter.Type.STRING;
			case "integer" -> ToolParameter.Type.INTEGER;
			case "boolean" -> ToolParameter.Type.BOOLEAN;
			case "array" ->
				schema.path("inner_val_type").asString("").equals("string") ? ToolParameter.Type.STRINGS : null;
			default -> null;
		};
		String name = item.path("name").asString("");
		if (type == null || !NAME.matcher(name).matches()) {
			return null;
		}
		List<String> choices = schema.path("enum").valueStream().map((choice) -> choice.asString("")).toList();
		return new ToolParameter(name, type, required, WorkerTool.text(item.path("description")), choices, null, null,
				null);
	}

}

package sample.pagerduty.client.tool;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The arguments of a call, which fit the tool's parameters. */
public final class ToolInput {

	private final ToolDefinition definition;

	private final ObjectNode arguments;

	private ToolInput(ToolDefinition definition, ObjectNode arguments) {
		this.definition = definition;
		this.arguments = arguments;
	}

	/**
	 * Checks arguments against the parameters of a tool.
	 * @param arguments a JSON object, or nothing
	 * @throws ToolException if they do not fit
	 */
	static ToolInput of(ToolDefinition definition, @Nullable JsonNode arguments) {
		if (arguments == null || arguments.isNull() || arguments.isMissingNode()) {
			return of(definition, JsonNodeFactory.instance.objectNode());
		}
		if (!(arguments instanceof ObjectNode object)) {
			throw ToolException.badInput("The arguments must be a JSON object.");
		}
		List<String> complaints = new ToolInputCheck(definition, object).complaints();
		if (!complaints.isEmpty()) {
			throw ToolException.badInput(String.join(" ", complaints));
		}
		return new ToolInput(definition, object);
	}

	/** A string, or {@code null} if there is none. */
	public @Nullable String text(String name) {
		JsonNode value = value(name);
		return value.isString() && !value.asString().isBlank() ? value.asString().strip() : null;
	}

	/** A string that the definition requires. */
	public String required(String name) {
		return Objects.requireNonNull(text(name), name);
	}

	/** A number that the definition requires or has a default for. */
	public int number(String name) {
		JsonNode value = value(name);
		return value.isNumber() ? value.asInt() : (Integer) defaultOf(name);
	}

	/** Whether there is such an argument. */
	public boolean has(String name) {
		JsonNode value = value(name);
		return !value.isMissingNode() && !value.isNull();
	}

	/** A boolean that the definition requires or has a default for. */
	public boolean flag(String name) {
		JsonNode value = value(name);
		return value.isBoolean() ? value.asBoolean() : (Boolean) defaultOf(name);
	}

	/** A list of strings, empty if there is none. */
	public List<String> list(String name) {
		return value(name).valueStream().map(JsonNode::asString).toList();
	}

	/** All arguments as they came, for a tool that passes them on. */
	public ObjectNode all() {
		return this.arguments.deepCopy();
	}

	private JsonNode value(String name) {
		return this.arguments.path(name);
	}

	private Object defaultOf(String name) {
		return this.definition.parameters()
			.stream()
			.filter((parameter) -> parameter.name().equals(name))
			.map(ToolParameter::defaultValue)
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(name + " has no default"));
	}

}

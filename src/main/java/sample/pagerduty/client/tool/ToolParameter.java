package sample.pagerduty.client.tool;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A parameter of a tool. Flat: a plain value or a list of words, because many agents
 * cannot handle more.
 *
 * @param description a short sentence for the model
 * @param choices the values that are allowed, if only some are
 * @param min the smallest number, the fewest characters or the fewest values, if there is
 * a limit
 * @param max the largest number, the most characters or the most values, if there is a
 * limit
 * @param defaultValue the value if there is none: a number or a boolean
 */
public record ToolParameter(String name, Type type, boolean required, String description, List<String> choices,
		@Nullable Integer min, @Nullable Integer max, @Nullable Object defaultValue) {

	private static final int MAX_TEXT = 200;

	private static final int MAX_ID = 64;

	private static final int MAX_IDS = 20;

	private static final int MAX_TIME = 40;

	/** A short text. */
	public static ToolParameter text(String name, String description) {
		return new ToolParameter(name, Type.STRING, false, description, List.of(), null, MAX_TEXT, null);
	}

	/** One of some words. */
	public static ToolParameter choice(String name, String description, String... choices) {
		return new ToolParameter(name, Type.STRING, false, description, List.of(choices), null, null, null);
	}

	/** A PagerDuty id. */
	public static ToolParameter id(String name, String description) {
		return new ToolParameter(name, Type.ID, false, description, List.of(), 1, MAX_ID, null);
	}

	/** PagerDuty ids. */
	public static ToolParameter ids(String name, String description) {
		return new ToolParameter(name, Type.IDS, false, description, List.of(), null, MAX_IDS, null);
	}

	/** A time in ISO 8601. */
	public static ToolParameter time(String name, String description) {
		return new ToolParameter(name, Type.TIME, false, description, List.of(), null, MAX_TIME, null);
	}

	public static ToolParameter flag(String name, String description, boolean defaultValue) {
		return new ToolParameter(name, Type.BOOLEAN, false, description, List.of(), null, null, defaultValue);
	}

	/** A number with a default, or without one if that is {@code null}. */
	public static ToolParameter number(String name, String description, int min, int max,
			@Nullable Integer defaultValue) {
		return new ToolParameter(name, Type.INTEGER, false, description, List.of(), min, max, defaultValue);
	}

	/** The same parameter, without which the tool cannot be called. */
	public ToolParameter asRequired() {
		boolean bounded = this.type == Type.INTEGER || this.type == Type.BOOLEAN || !this.choices.isEmpty();
		return new ToolParameter(this.name, this.type, true, this.description, this.choices, bounded ? this.min : 1,
				this.max, this.defaultValue);
	}

	/** The same parameter for a longer or shorter text, or for more or fewer values. */
	public ToolParameter upTo(int most) {
		return new ToolParameter(this.name, this.type, this.required, this.description, this.choices, this.min, most,
				this.defaultValue);
	}

	/** Its part of a JSON schema. */
	public ObjectNode schema() {
		ObjectNode schema = JsonNodeFactory.instance.objectNode();
		schema.put("type", this.type.jsonType());
		if (this.type.isList()) {
			schema.putObject("items").put("type", "string");
		}
		schema.put("description", this.description);
		if (!this.choices.isEmpty()) {
			this.choices.forEach(schema.putArray("enum")::add);
		}
		if (this.type == Type.TIME) {
			schema.put("format", "date-time");
		}
		putLimits(schema);
		if (this.defaultValue instanceof Integer number) {
			schema.put("default", number);
		}
		else if (this.defaultValue instanceof Boolean flag) {
			schema.put("default", flag);
		}
		return schema;
	}

	private void putLimits(ObjectNode schema) {
		String prefix = switch (this.type) {
			case INTEGER -> "imum";
			case IDS, STRINGS -> "Items";
			case STRING -> "Length";
			case ID, TIME, BOOLEAN -> "";
		};
		if (!prefix.isEmpty() && this.min != null) {
			schema.put("min" + prefix, this.min);
		}
		if (!prefix.isEmpty() && this.max != null) {
			schema.put("max" + prefix, this.max);
		}
	}

	/** The types of parameters. */
	public enum Type {

		STRING("string"), INTEGER("integer"), BOOLEAN("boolean"),

		/** A list of strings. */
		STRINGS("array"),

		/** A PagerDuty id. */
		ID("string"),

		/** A list of PagerDuty ids. */
		IDS("array"),

		/** A time in ISO 8601. */
		TIME("string");

		private final String jsonType;

		Type(String jsonType) {
			this.jsonType = jsonType;
		}

		/** Its name in a JSON schema. */
		public String jsonType() {
			return this.jsonType;
		}

		/** Whether it is a list of strings. */
		public boolean isList() {
			return this == STRINGS || this == IDS;
		}

	}

}

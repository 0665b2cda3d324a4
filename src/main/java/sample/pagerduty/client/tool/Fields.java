package sample.pagerduty.client.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a resource that a model needs. A linked resource shrinks to its id and
 * name. What is absent or null is left out.
 */
record Fields(List<String> names, Map<String, Fields> nested) {

	private static final int MAX_TEXT = 1000;

	/** Of JSON that someone else's monitoring wrote. */
	private static final int MAX_RAW = 2000;

	private static final Fields REFERENCE = new Fields(List.of("id", "summary"), Map.of());

	/**
	 * Names of fields. {@code name=a.b} finds the field elsewhere, also within lists, and
	 * {@code name*} or {@code name*=a.b} keeps whatever JSON is there, up to a limit.
	 */
	static Fields of(String names) {
		return new Fields(List.of(names.split(" ")), Map.of());
	}

	/** These fields, with others inside one of them. */
	Fields with(String name, Fields inner) {
		Map<String, Fields> all = new TreeMap<>(this.nested);
		all.put(nameOf(name), inner);
		List<String> more = new ArrayList<>(this.names);
		more.add(name);
		return new Fields(more, all);
	}

	/** The names in the answer, separated by commas. */
	String description() {
		return String.join(", ", this.names.stream().map(Fields::nameOf).toList());
	}

	private static String nameOf(String field) {
		return field.split("[*=]", 2)[0];
	}

	ObjectNode in(JsonNode resource) {
		ObjectNode kept = JsonNodeFactory.instance.objectNode();
		for (String field : this.names) {
			String name = nameOf(field);
			JsonNode value = find(resource, field.contains("=") ? field.substring(field.indexOf('=') + 1) : name);
			if (!value.isMissingNode() && !value.isNull()) {
				kept.set(name, field.startsWith(name + "*") ? raw(value)
						: this.nested.getOrDefault(name, REFERENCE).trim(value));
			}
		}
		return kept;
	}

	private static JsonNode find(JsonNode resource, String path) {
		int dot = path.indexOf('.');
		if (dot == -1) {
			return resource.path(path);
		}
		JsonNode first = resource.path(path.substring(0, dot));
		String rest = path.substring(dot + 1);
		if (!first.isArray()) {
			return find(first, rest);
		}
		ArrayNode all = JsonNodeFactory.instance.arrayNode();
		first.valueStream()
			.map((element) -> find(element, rest))
			.filter((found) -> !found.isMissingNode() && !found.isNull())
			.forEach(all::add);
		return all;
	}

	private JsonNode trim(JsonNode value) {
		if (value.isArray()) {
			ArrayNode all = JsonNodeFactory.instance.arrayNode();
			value.valueStream().map(this::trim).forEach(all::add);
			return all;
		}
		if (value.isObject()) {
			return (this != REFERENCE || value.has("id")) ? in(value) : scalars(value);
		}
		return value.isString() ? JsonNodeFactory.instance.stringNode(shortened(value.asString(), MAX_TEXT)) : value;
	}

	private static ObjectNode scalars(JsonNode value) {
		ObjectNode kept = JsonNodeFactory.instance.objectNode();
		value.properties()
			.stream()
			.filter((property) -> property.getValue().isValueNode() && !property.getValue().isNull())
			.forEach((property) -> kept.set(property.getKey(), REFERENCE.trim(property.getValue())));
		return kept;
	}

	private static JsonNode raw(JsonNode value) {
		String json = value.isString() ? value.asString() : value.toString();
		return (json.length() <= MAX_RAW) ? value : JsonNodeFactory.instance.stringNode(shortened(json, MAX_RAW));
	}

	private static String shortened(String text, int max) {
		if (text.length() <= max) {
			return text;
		}
		// without half of a character at the end
		int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
		return text.substring(0, end) + "… (shortened)";
	}

}

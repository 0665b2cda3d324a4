package sample.pagerduty.client.agentpage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.tool.ToolParameter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.MultiValueMap;

/**
 * A field of the form for a tool: a parameter, and what the person has entered. Nothing
 * is checked here, so that the tool's own complaint is what the page shows.
 *
 * @param values what the person has entered or ticked
 */
record ToolField(ToolParameter parameter, List<String> values) {

	/** Keeps the arguments apart from the other fields of the form. */
	private static final String PREFIX = "arg.";

	/** A field as it is before anyone has entered anything. */
	static ToolField empty(ToolParameter parameter) {
		return new ToolField(parameter, Boolean.TRUE.equals(parameter.defaultValue()) ? List.of("true") : List.of());
	}

	static ToolField submitted(ToolParameter parameter, MultiValueMap<String, String> form) {
		return new ToolField(parameter, form.getOrDefault(PREFIX + parameter.name(), List.of()));
	}

	public String name() {
		return PREFIX + this.parameter.name();
	}

	/** The kind of field that the page shows. */
	public String kind() {
		boolean choices = !this.parameter.choices().isEmpty();
		return switch (this.parameter.type()) {
			case BOOLEAN -> "flag";
			case INTEGER -> "number";
			case STRINGS, IDS -> choices ? "checks" : "lines";
			case STRING, ID, TIME -> choices ? "choice" : "text";
		};
	}

	/** What the person has entered, for a field with one value. */
	public String text() {
		return String.join("\n", this.values);
	}

	public @Nullable String placeholder() {
		return switch (this.parameter.type()) {
			case ID -> "P1ABC23";
			case TIME -> "2026-08-19T10:00:00Z";
			case INTEGER -> (this.parameter.defaultValue() != null) ? this.parameter.defaultValue().toString() : null;
			case STRING, STRINGS, IDS, BOOLEAN -> null;
		};
	}

	/** Adds the argument, unless the field is empty. */
	void putInto(ObjectNode arguments) {
		String name = this.parameter.name();
		switch (this.parameter.type()) {
			case BOOLEAN -> putFlag(arguments);
			case STRINGS, IDS -> putList(arguments);
			case INTEGER -> {
				if (text().strip().matches("-?\\d{1,9}")) {
					arguments.put(name, Integer.parseInt(text().strip()));
				}
				else {
					putText(arguments);
				}
			}
			case STRING, ID, TIME -> putText(arguments);
		}
	}

	private void putText(ObjectNode arguments) {
		if (!text().isBlank()) {
			arguments.put(this.parameter.name(), text().strip());
		}
	}

	private void putFlag(ObjectNode arguments) {
		if (!this.values.isEmpty()) {
			arguments.put(this.parameter.name(), true);
		}
		else if (this.parameter.required() || Boolean.TRUE.equals(this.parameter.defaultValue())) {
			arguments.put(this.parameter.name(), false);
		}
	}

	private void putList(ObjectNode arguments) {
		List<String> words = this.values.stream().flatMap(ToolField::lines).toList();
		if (!words.isEmpty()) {
			ArrayNode list = arguments.putArray(this.parameter.name());
			words.forEach(list::add);
		}
	}

	private static Stream<String> lines(String text) {
		return Arrays.stream(text.split("[\\n,]")).map(String::strip).filter((line) -> !line.isEmpty());
	}

}

package sample.pagerduty.client.tool;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares arguments with the parameters of a tool. The complaints are for a model, which
 * can correct itself. They never quote a value.
 */
record ToolInputCheck(ToolDefinition definition, ObjectNode arguments) {

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

	/** More complaints than a model needs at once. */
	private static final int MAX_COMPLAINTS = 5;

	/** Sentences, none if the arguments fit. */
	List<String> complaints() {
		Map<String, ToolParameter> known = this.definition.parameters()
			.stream()
			.collect(Collectors.toMap(ToolParameter::name, (parameter) -> parameter));
		List<String> complaints = new ArrayList<>();
		if (this.arguments.propertyNames().stream().anyMatch((name) -> !known.containsKey(name))) {
			complaints.add("There is an unknown argument. "
					+ (known.isEmpty() ? "This tool has none." : "This tool has: " + names() + "."));
		}
		for (ToolParameter parameter : this.definition.parameters()) {
			complaint(parameter).ifPresent((complaint) -> complaints.add(parameter.name() + " " + complaint + "."));
		}
		return complaints.subList(0, Math.min(complaints.size(), MAX_COMPLAINTS));
	}

	private String names() {
		return this.definition.parameters().stream().map(ToolParameter::name).collect(Collectors.joining(", "));
	}

	private Optional<String> complaint(ToolParameter parameter) {
		JsonNode value = this.arguments.path(parameter.name());
		if (value.isMissingNode() || value.isNull()) {
			return parameter.required() ? Optional.of("is required") : Optional.empty();
		}
		return Optional.ofNullable(switch (parameter.type()) {
			case STRING -> text(parameter, value);
			case ID -> isId(value, parameter) ? null : "must be a PagerDuty id, such as P1ABC23";
			case TIME -> isTime(value) ? null : "must be a time such as 2026-08-19T10:00:00Z";
			case BOOLEAN -> value.isBoolean() ? null : "must be true or false";
			case INTEGER -> number(parameter, value);
			case STRINGS, IDS -> list(parameter, value);
		});
	}

	private static @Nullable String text(ToolParameter parameter, JsonNode value) {
		if (!value.isString()) {
			return "must be a string";
		}
		if (!parameter.choices().isEmpty()) {
			return parameter.choices().contains(value.asString()) ? null
					: "must be one of " + String.join(", ", parameter.choices());
		}
		Integer min = parameter.min();
		if (min != null && value.asString().strip().length() < min) {
			return (min == 1) ? "must not be blank" : "must have at least %d characters".formatted(min);
		}
		Integer max = parameter.max();
		return (max != null && value.asString().length() > max) ? "must have at most %d characters".formatted(max)
				: null;
	}

	private static boolean isId(JsonNode value, ToolParameter parameter) {
		return value.isString() && value.asString().length() <= Objects.requireNonNullElse(parameter.max(), 64)
				&& ID.matcher(value.asString()).matches();
	}

	private static boolean isTime(JsonNode value) {
		if (!value.isString()) {
			return false;
		}
		try {
			DateTimeFormatter.ISO_DATE_TIME.parse(value.asString());
			return true;
		}
		catch (DateTimeException ex) {
			return isDay(value.asString());
		}
	}

	private static boolean isDay(String text) {
		try {
			DateTimeFormatter.ISO_LOCAL_DATE.parse(text);
			return true;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static @Nullable String number(ToolParameter parameter, JsonNode value) {
		// 10.0 is an integer in JSON Schema
		if (!value.isNumber() || !value.canConvertToExactIntegral()) {
			return "must be a whole number";
		}
		Integer min = parameter.min();
		Integer max = parameter.max();
		if (min != null && value.asDouble() < min) {
			return "must be at least " + min;
		}
		if (max != null && value.asDouble() > max) {
			return "must be at most " + max;
		}
		return null;
	}

	private static @Nullable String list(ToolParameter parameter, JsonNode value) {
		if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
			return "must be a list of strings";
		}
		if (parameter.min() != null && value.size() < parameter.min()) {
			return "must have at least %d value".formatted(parameter.min());
		}
		if (parameter.max() != null && value.size() > parameter.max()) {
			return "must have at most %d values".formatted(parameter.max());
		}
		boolean ids = parameter.type() == ToolParameter.Type.IDS;
		return (ids && !value.valueStream().allMatch((id) -> isId(id, ToolParameter.id("", ""))))
				? "must be a list of PagerDuty ids, such as P1ABC23" : null;
	}

}

package sample.pagerduty.client.console;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer that is a list, as a table: of each object the few fields that tell it from
 * the others.
 *
 * @param columns the names of the fields
 * @param rows the cells of each row, in the order of the columns
 * @param total the number of objects, which can be more than the rows
 */
record AnswerTable(List<String> columns, List<List<Cell>> rows, int total) {

	/** In characters. */
	private static final int MAX_LENGTH = 512 * 1024;

	private static final int MAX_ROWS = 100;

	private static final int MAX_CELL_LENGTH = 120;

	private static final Set<String> STATES = Set.of("status", "urgency");

	private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]{5,20}(Z|[+-]\\d\\d:\\d\\d)");

	private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_-]{1,40}");

	/**
	 * The table of an answer, if that is a list of objects.
	 * @param json the answer without tokens
	 * @param links the address of the call that gets the object with an id
	 */
	static Optional<AnswerTable> of(JsonMapper mapper, String json, Function<String, @Nullable String> links) {
		if (json.length() > MAX_LENGTH) {
			return Optional.empty();
		}
		try {
			List<JsonNode> objects = objects(mapper.readTree(json));
			List<JsonNode> shown = objects.stream().limit(MAX_ROWS).toList();
			List<String> columns = AnswerColumns.of(shown);
			return columns.isEmpty() ? Optional.empty() : Optional.of(new AnswerTable(columns,
					shown.stream().map((object) -> row(object, columns, links)).toList(), objects.size()));
		}
		catch (JacksonException ex) {
			return Optional.empty(); // such as the beginning of an answer
		}
	}

	/** PagerDuty wraps a list in an object with the page's position. */
	private static List<JsonNode> objects(JsonNode answer) {
		if (answer.isArray()) {
			return answer.valueStream().filter(JsonNode::isObject).toList();
		}
		return answer.properties()
			.stream()
			.map(Map.Entry::getValue)
			.filter(JsonNode::isArray)
			.map((list) -> list.valueStream().filter(JsonNode::isObject).toList())
			.filter((objects) -> !objects.isEmpty())
			.findFirst()
			.orElse(List.of());
	}

	/** A reference to another resource is shown by its summary. */
	static String text(JsonNode value) {
		JsonNode scalar = value.isObject() ? value.path("summary") : value;
		if (scalar.isContainer() || scalar.isNull() || scalar.isMissingNode()) {
			return "";
		}
		String text = scalar.asString("");
		return (text.length() <= MAX_CELL_LENGTH) ? text : text.substring(0, MAX_CELL_LENGTH) + "…";
	}

	private static List<Cell> row(JsonNode object, List<String> columns, Function<String, @Nullable String> links) {
		return columns.stream().map((name) -> cell(name, text(object.path(name)), links)).toList();
	}

	private static Cell cell(String name, String text, Function<String, @Nullable String> links) {
		return new Cell(text, time(text), (STATES.contains(name) && !text.isEmpty()) ? Tone.ofState(text) : null,
				(name.equals(AnswerColumns.ID) && IDENTIFIER.matcher(text).matches()) ? links.apply(text) : null);
	}

	private static @Nullable Instant time(String text) {
		try {
			return TIME.matcher(text).matches() ? OffsetDateTime.parse(text).toInstant() : null;
		}
		catch (DateTimeParseException ex) {
			return null; // such as the 99th of a month
		}
	}

	/**
	 * A cell.
	 *
	 * @param text the value
	 * @param time the value, if it is a time
	 * @param tone the colour, if it is a state
	 * @param link the address of the call that gets the object, if it is an id
	 */
	record Cell(String text, @Nullable Instant time, @Nullable String tone, @Nullable String link) {

		/** Whether the text is all that there is to show. */
		public boolean isPlain() {
			return this.time == null && this.tone == null && this.link == null && !this.text.isEmpty();
		}

	}

}

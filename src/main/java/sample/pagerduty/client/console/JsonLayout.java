package sample.pagerduty.client.console;

import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON with line breaks and indents, unless it is nested so deep that the indents outgrow
 * the content. Reads token by token, without building a tree.
 *
 * @param text the JSON, laid out if possible
 * @param outcome whether it was laid out
 * @param position its place in a collection
 */
record JsonLayout(String text, Outcome outcome, PagePosition position) {

	/** A cut within a literal or number, or after a comma, makes the rest invalid. */
	private static final Pattern PARTIAL_VALUE = Pattern.compile("[,:]?\\s*[A-Za-z0-9.+-]*\\z");

	private static final int MAX_PARTIAL_VALUE = 64;

	/** With a space after a colon, but not before it. */
	private static final PrettyPrinter PRINTER = new DefaultPrettyPrinter(
			Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER));

	/** PagerDuty's own JSON grows to less than twice its size. */
	private static final int MAX_LENGTH = 3 * 1024 * 1024;

	/**
	 * Lays out a text that may be JSON.
	 * @param truncated whether it is only the beginning
	 */
	static JsonLayout of(JsonMapper mapper, String text, boolean truncated) {
		JsonLayout layout = layOut(mapper, text, truncated, truncated);
		if (layout.outcome() != Outcome.NOT_JSON || !truncated) {
			return layout;
		}
		int end = Math.max(0, text.length() - MAX_PARTIAL_VALUE);
		String whole = text.substring(0, end) + PARTIAL_VALUE.matcher(text.substring(end)).replaceFirst("");
		JsonLayout withoutTheCutValue = layOut(mapper, whole, true, false);
		return (withoutTheCutValue.outcome() == Outcome.LAID_OUT) ? withoutTheCutValue : layout;
	}

	private static JsonLayout layOut(JsonMapper mapper, String text, boolean truncated, boolean numberMayBeCut) {
		BoundedWriter target = new BoundedWriter(MAX_LENGTH);
		PagePosition position = new PagePosition();
		try {
			copy(mapper, text, numberMayBeCut, target, position);
		}
		catch (UnexpectedEndOfInputException ex) {
			if (!truncated) {
				return new JsonLayout(text, Outcome.NOT_JSON, position);
			}
		}
		catch (StreamConstraintsException | JacksonIOException ex) {
			return new JsonLayout(text, Outcome.TOO_MUCH, position);
		}
		catch (JacksonException ex) {
			return new JsonLayout(text, Outcome.NOT_JSON, position);
		}
		return new JsonLayout(target.toString(), Outcome.LAID_OUT, position);
	}

	private static void copy(JsonMapper mapper, String text, boolean numberMayBeCut, BoundedWriter target,
			PagePosition position) {
		try (JsonParser parser = mapper.createParser(text);
				JsonGenerator generator = mapper.writer()
					.with(PRINTER)
					.without(StreamWriteFeature.AUTO_CLOSE_CONTENT)
					.createGenerator(target)) {
			while (parser.nextToken() != null && !(numberMayBeCut && isNumberAtTheEnd(parser, text))) {
				position.see(parser);
				generator.copyCurrentEventExact(parser);
			}
		}
	}

	private static boolean isNumberAtTheEnd(JsonParser parser, String text) {
		return parser.currentToken().isNumeric() && parser.currentLocation().getCharOffset() >= text.length();
	}

	/** Whether a text was laid out. */
	enum Outcome {

		LAID_OUT,

		/** It may be JSON, but is nested too deep. */
		TOO_MUCH,

		NOT_JSON

	}

}

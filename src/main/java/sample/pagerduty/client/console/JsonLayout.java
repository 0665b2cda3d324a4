package sample.pagerduty.client.console;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
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

	/** The beginning of a literal, a number or an escape. */
	private static final int MAX_PARTIAL_VALUE = 32;

	/** PagerDuty's own JSON grows to less than twice its size. */
	private static final int MAX_LENGTH = 3 * 1024 * 1024;

	/**
	 * Lays out a text that may be JSON.
	 * @param truncated whether it is only the beginning
	 */
	static JsonLayout of(JsonMapper mapper, String text, boolean truncated) {
		BoundedWriter target = new BoundedWriter(MAX_LENGTH);
		PagePosition position = new PagePosition();
		try {
			copy(mapper, text, target, position);
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
			if (!truncated || !isAtEnd(ex, text)) {
				return new JsonLayout(text, Outcome.NOT_JSON, position);
			}
		}
		return new JsonLayout(target.toString(), Outcome.LAID_OUT, position);
	}

	/** A cut in the middle of a value, such as {@code nul}, can make it invalid. */
	private static boolean isAtEnd(JacksonException thrown, String text) {
		return thrown.getLocation() != null
				&& thrown.getLocation().getCharOffset() >= text.length() - MAX_PARTIAL_VALUE;
	}

	private static void copy(JsonMapper mapper, String text, BoundedWriter target, PagePosition position) {
		try (JsonParser parser = mapper.createParser(text);
				JsonGenerator generator = mapper.writerWithDefaultPrettyPrinter()
					.without(StreamWriteFeature.AUTO_CLOSE_CONTENT)
					.createGenerator(target)) {
			while (parser.nextToken() != null) {
				position.see(parser);
				generator.copyCurrentEventExact(parser);
			}
		}
	}

	/** Whether a text was laid out. */
	enum Outcome {

		LAID_OUT,

		/** It may be JSON, but is nested too deep. */
		TOO_MUCH,

		NOT_JSON

	}

}

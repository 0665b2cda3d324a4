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
 * JSON with line breaks and indents, as far as it is worth it: deep nesting makes indents
 * longer than what they indent. Reads token by token and builds nothing of it.
 *
 * @param text the JSON, laid out if it could be
 * @param outcome what became of it
 * @param position where in a collection it stands
 */
record JsonLayout(String text, Outcome outcome, PagePosition position) {

	/** As PagerDuty's own JSON grows to not even twice its size. */
	private static final int LONGEST = 3 * 1024 * 1024;

	/**
	 * Lays a text out.
	 * @param mapper what reads and writes
	 * @param text what may be JSON
	 * @param truncated whether it is only the beginning of one
	 */
	static JsonLayout of(JsonMapper mapper, String text, boolean truncated) {
		BoundedWriter target = new BoundedWriter(LONGEST);
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
			return new JsonLayout(text, Outcome.NOT_JSON, position);
		}
		return new JsonLayout(target.toString(), Outcome.LAID_OUT, position);
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

	/** What can become of a text. */
	enum Outcome {

		LAID_OUT,

		/** It is or may be JSON, but nested so deep that it is better left as it is. */
		TOO_MUCH,

		NOT_JSON

	}

}

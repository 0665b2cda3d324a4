package sample.pagerduty.client.rest;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of an error answer. PagerDuty's have several shapes, so this reads leniently:
 * {@code error} is an object or a string, {@code errors} a list or a map, the scopes are
 * strings, and the body can be missing.
 *
 * @param requiredScopes the scopes that the call needs, separated by spaces
 * @param tokenScopes the scopes that the token has, separated by spaces
 * @param messages PagerDuty's own words
 */
record ApiError(String requiredScopes, String tokenScopes, List<String> messages) {

	static final ApiError NONE = new ApiError("", "", List.of());

	private static final int MAX_MESSAGES = 20;

	private static final int MAX_MESSAGE_LENGTH = 500;

	static ApiError of(JsonMapper mapper, byte[] body) {
		JsonNode error = error(mapper, body);
		if (error == null) {
			return NONE;
		}
		List<String> messages = Stream
			.of(error.isObject() ? Stream.<JsonNode>empty() : Stream.of(error), Stream.of(error.path("message")),
					error.path("errors").valueStream())
			.flatMap((texts) -> texts)
			.flatMap((text) -> text.isContainer() ? text.valueStream() : Stream.of(text))
			.filter((text) -> text.isString() && !text.asString().isBlank())
			.map((text) -> shortened(text.asString().strip()))
			.distinct()
			.limit(MAX_MESSAGES)
			.toList();
		return new ApiError(scopes(error, "required_scopes"), scopes(error, "token_scopes"), messages);
	}

	private static @Nullable JsonNode error(JsonMapper mapper, byte[] body) {
		try {
			JsonNode root = mapper.readTree(body);
			return (root != null) ? root.path("error") : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static String scopes(JsonNode error, String name) {
		return error.path(name).asString("").strip();
	}

	private static String shortened(String text) {
		return (text.length() <= MAX_MESSAGE_LENGTH) ? text : beginningOf(text) + "…";
	}

	/** Without half of a character at the end. */
	private static String beginningOf(String text) {
		boolean cut = Character.isHighSurrogate(text.charAt(MAX_MESSAGE_LENGTH - 1));
		return text.substring(0, cut ? MAX_MESSAGE_LENGTH - 1 : MAX_MESSAGE_LENGTH);
	}

}

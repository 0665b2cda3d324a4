package sample.pagerduty.client.console;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.ServicePage;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The place of an answer in a collection, read from its outermost fields. PagerDuty pages
 * by offset, and in newer collections by cursor.
 */
final class PagePosition {

	private static final int MAX_CURSOR_LENGTH = 1000;

	private boolean more;

	private int offset;

	private int limit;

	private @Nullable String nextCursor;

	/** Reads the field that the parser is at. */
	void see(JsonParser parser) {
		JsonToken token = parser.currentToken();
		String name = parser.currentName();
		if (name == null || !token.isScalarValue() || parser.streamReadContext().getNestingDepth() != 1) {
			return;
		}
		switch (name) {
			case "more" -> this.more = token == JsonToken.VALUE_TRUE;
			case "offset" -> this.offset = number(parser);
			case "limit" -> this.limit = number(parser);
			case "next_cursor" -> this.nextCursor = (token == JsonToken.VALUE_STRING) ? parser.getString() : null;
			default -> {
			}
		}
	}

	private static int number(JsonParser parser) {
		String text = (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) ? parser.getString() : "";
		int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
		return (number <= ServicePage.MAX_OFFSET_AND_LIMIT) ? number : 0;
	}

	/** The form for the page after this one. */
	Optional<CallForm> next(CallForm form) {
		if (this.nextCursor != null && !this.nextCursor.isBlank() && this.nextCursor.length() <= MAX_CURSOR_LENGTH) {
			return Optional.of(form.with("cursor", this.nextCursor));
		}
		return (this.more && this.limit > 0 && !isLast())
				? Optional.of(form.with("offset", String.valueOf(this.offset + this.limit))) : Optional.empty();
	}

	/** The form for the page before this one. */
	Optional<CallForm> previous(CallForm form) {
		return (this.offset > 0 && this.limit > 0)
				? Optional.of(form.with("offset", String.valueOf(Math.max(0, this.offset - this.limit))))
				: Optional.empty();
	}

	/** Whether there is more that PagerDuty does not list. */
	public boolean isCutShort() {
		return this.more && isLast();
	}

	private boolean isLast() {
		return this.offset + 2 * this.limit > ServicePage.MAX_OFFSET_AND_LIMIT;
	}

}

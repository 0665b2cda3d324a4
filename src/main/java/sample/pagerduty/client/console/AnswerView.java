package sample.pagerduty.client.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An answer as the page shows it, without tokens.
 *
 * @param status the status, with its name if it has one
 * @param millis the time that PagerDuty took, in milliseconds
 * @param rateLimit the calls left, if PagerDuty said so
 * @param headers the headers, a line each
 * @param text the body
 * @param size the number of bytes that were kept
 * @param notes what is unusual about it
 * @param position its place in a collection
 */
record AnswerView(String status, long millis, @Nullable RateLimit rateLimit, List<String> headers, String text,
		int size, Set<Note> notes, PagePosition position) {

	private static final int MAX_LINES = 25;

	private static final String REQUEST_ID = "x-request-id: ";

	/** The body with colours, if it is JSON. */
	public JsonMarkup markup() {
		return JsonMarkup.of(this.text, isLaidOut());
	}

	/** Whether the body is JSON with line breaks and indents. */
	boolean isLaidOut() {
		return isPagerDutys() && !this.notes.contains(Note.NOT_LAID_OUT);
	}

	/** Whether the box that limits its height hides a part. */
	public boolean isLong() {
		return this.text.lines().skip(MAX_LINES).findAny().isPresent();
	}

	public String tone() {
		return Tone.ofStatus(this.status);
	}

	/** PagerDuty's name for the request, which its support asks for. */
	public @Nullable String requestId() {
		return this.headers.stream()
			.filter((line) -> line.regionMatches(true, 0, REQUEST_ID, 0, REQUEST_ID.length()))
			.map((line) -> line.substring(REQUEST_ID.length()))
			.findFirst()
			.orElse(null);
	}

	/** Whether it can be an answer of PagerDuty's REST API. */
	boolean isPagerDutys() {
		return !this.notes.contains(Note.NOT_JSON) && !this.notes.contains(Note.COMPRESSED);
	}

	/** What can be unusual about an answer. */
	enum Note {

		/** It has a {@code Content-Encoding} that this app did not ask for. */
		COMPRESSED,

		EMPTY,

		NOT_JSON,

		/** Bytes that are not UTF-8 were replaced. */
		INVALID_TEXT,

		/** Only the beginning was kept. */
		TRUNCATED,

		/** It is nested too deep to lay out. */
		NOT_LAID_OUT;

		public String key() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}

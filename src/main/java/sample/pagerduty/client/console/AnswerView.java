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

	/** In characters; a longer body is folded. */
	private static final int LARGE = 64 * 1024;

	public boolean isLarge() {
		return this.text.length() > LARGE;
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

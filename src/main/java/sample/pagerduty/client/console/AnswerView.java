package sample.pagerduty.client.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An answer as the page shows it, without tokens.
 *
 * @param status the status, with its name if it has one
 * @param millis how long PagerDuty took, in milliseconds
 * @param rateLimit how many calls are left, if PagerDuty said so
 * @param headers the headers, a line each
 * @param text the body
 * @param size how many bytes of it were kept
 * @param notes what is unusual about it
 * @param position where in a collection it stands
 */
record AnswerView(String status, long millis, @Nullable RateLimit rateLimit, List<String> headers, String text,
		int size, Set<Note> notes, PagePosition position) {

	/** From here on it is folded. */
	private static final int LARGE = 64 * 1024;

	public boolean isLarge() {
		return this.text.length() > LARGE;
	}

	/** Whether it is what PagerDuty's REST API answers with. */
	boolean isPagerDutys() {
		return !this.notes.contains(Note.NOT_JSON) && !this.notes.contains(Note.COMPRESSED);
	}

	/** What can be unusual about an answer. */
	enum Note {

		/** There is a {@code Content-Encoding}, for which nobody asked. */
		COMPRESSED,

		EMPTY,

		NOT_JSON,

		/** Bytes that are no UTF-8 were replaced. */
		INVALID_TEXT,

		/** Only the beginning was kept. */
		TRUNCATED,

		/** Nested too deep to be laid out. */
		NOT_LAID_OUT;

		/** The note's part of a message key. */
		public String key() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}

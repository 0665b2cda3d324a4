package sample.pagerduty.client.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * A body as HTML: JSON that was laid out gets colours and parts that fold, anything else
 * is only escaped. All of the body is escaped, and what a browser copies from the HTML is
 * the body again.
 *
 * @param html the HTML
 */
record JsonMarkup(String html) {

	/** In characters; a longer body has no colours. */
	private static final int MAX_LENGTH = 256 * 1024;

	/** In characters; the inner parts of a longer body are closed. */
	private static final int LARGE = 64 * 1024;

	/** In lines; a shorter part folds only where it starts closed. */
	private static final int MIN_FOLD = 10;

	private static final int MAX_FOLDS = 500;

	/** The members of the outermost objects fold, and the members of those. */
	private static final int MAX_INDENT_OF_FOLDS = 4;

	/** Characters that change the direction of text, and so what a reader sees. */
	private static final Pattern DIRECTIONS = Pattern
		.compile("[\\u061c\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

	static JsonMarkup of(String text, boolean laidOut) {
		return new JsonMarkup(
				(laidOut && text.length() <= MAX_LENGTH) ? new Writer(text).write() : JsonColours.escaped(text));
	}

	/**
	 * The same JSON with these characters written as escapes, such as {@code \\u202e}.
	 */
	static String withoutDirections(String json) {
		return DIRECTIONS.matcher(json).replaceAll((found) -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
	}

	/** Goes through the lines: JSON that was laid out has no line break in a string. */
	private static final class Writer {

		private final String[] lines;

		private final boolean large;

		private final StringBuilder html;

		private final JsonColours colours;

		/** The indents of the parts that are open. */
		private final Deque<Integer> open = new ArrayDeque<>();

		private int folds;

		private Writer(String text) {
			this.lines = text.split("\n", -1);
			this.large = text.length() > LARGE;
			this.html = new StringBuilder(text.length() * 2);
			this.colours = new JsonColours(this.html);
		}

		private String write() {
			int[] ends = ends();
			for (int i = 0; i < this.lines.length; i++) {
				int indent = indent(this.lines[i]);
				close(indent);
				boolean fold = isFold(i, indent, ends[i] - i);
				if (fold) {
					this.html.append((this.large && indent == MAX_INDENT_OF_FOLDS) ? "<details>" : "<details open>")
						.append("<summary>");
				}
				this.colours.append(this.lines[i]);
				this.html.append((i < this.lines.length - 1) ? "\n" : "");
				if (fold) {
					this.html.append("</summary>");
					this.open.push(indent);
					this.folds++;
				}
			}
			close(0);
			return this.html.toString();
		}

		/** Of each line, the next one that is indented as little. */
		private int[] ends() {
			int[] ends = new int[this.lines.length];
			Deque<Integer> before = new ArrayDeque<>();
			for (int i = 0; i < this.lines.length; i++) {
				while (!before.isEmpty() && indent(this.lines[before.peek()]) >= indent(this.lines[i])) {
					ends[before.pop()] = i;
				}
				before.push(i);
			}
			before.forEach((line) -> ends[line] = this.lines.length);
			return ends;
		}

		private void close(int indent) {
			while (!this.open.isEmpty() && this.open.peek() >= indent) {
				this.open.pop();
				this.html.append("</details>");
			}
		}

		/** Not the first line: to fold the whole would leave nothing. */
		private boolean isFold(int i, int indent, int length) {
			String line = this.lines[i].stripTrailing();
			return i > 0 && indent <= MAX_INDENT_OF_FOLDS && this.folds < MAX_FOLDS
					&& (line.endsWith("{") || line.endsWith("[")) && length >= (this.large ? 2 : MIN_FOLD);
		}

		private static int indent(String line) {
			int indent = 0;
			while (indent < line.length() && line.charAt(indent) == ' ') {
				indent++;
			}
			return indent;
		}

	}

}

package sample.pagerduty.client.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

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

	private static final int MAX_COLOURS = 20_000;

	private static final int MAX_FOLDS = 500;

	/** The members of the outermost objects fold, and the members of those. */
	private static final int MAX_INDENT_OF_FOLDS = 4;

	/** Characters that change the direction of text, and so what a reader sees. */
	private static final Pattern DIRECTIONS = Pattern
		.compile("[\\u061c\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

	static JsonMarkup of(String text, boolean laidOut) {
		return new JsonMarkup((laidOut && text.length() <= MAX_LENGTH) ? new Writer(text).write() : escaped(text));
	}

	/**
	 * The same JSON with these characters written as escapes, such as {@code \\u202e}.
	 */
	static String withoutDirections(String json) {
		return DIRECTIONS.matcher(json).replaceAll((found) -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8"); // leaves all but markup as it is
	}

	/** Goes through the lines: JSON that was laid out has no line break in a string. */
	private static final class Writer {

		private final String[] lines;

		private final StringBuilder html;

		/** The indents of the parts that are open. */
		private final Deque<Integer> open = new ArrayDeque<>();

		private int colours;

		private int folds;

		private Writer(String text) {
			this.lines = text.split("\n", -1);
			this.html = new StringBuilder(text.length() * 3);
		}

		private String write() {
			for (int i = 0; i < this.lines.length; i++) {
				String end = (i < this.lines.length - 1) ? "\n" : "";
				int indent = indent(this.lines[i]);
				close(indent);
				if (isFold(i, indent)) {
					this.html.append("<details open><summary>");
					colour(this.lines[i]);
					this.html.append(end).append("</summary>");
					this.open.push(indent);
					this.folds++;
				}
				else {
					colour(this.lines[i]);
					this.html.append(end);
				}
			}
			close(0);
			return this.html.toString();
		}

		private void close(int indent) {
			while (!this.open.isEmpty() && this.open.peek() >= indent) {
				this.open.pop();
				this.html.append("</details>");
			}
		}

		/** Not the first line: to fold the whole would leave nothing. */
		private boolean isFold(int i, int indent) {
			String line = this.lines[i].stripTrailing();
			return i > 0 && indent <= MAX_INDENT_OF_FOLDS && this.folds < MAX_FOLDS
					&& (line.endsWith("{") || line.endsWith("[")) && i < this.lines.length - 1
					&& indent(this.lines[i + 1]) > indent;
		}

		private static int indent(String line) {
			int indent = 0;
			while (indent < line.length() && line.charAt(indent) == ' ') {
				indent++;
			}
			return indent;
		}

		private void colour(String line) {
			int at = 0;
			while (at < line.length()) {
				int end = endOfToken(line, at);
				String colour = (this.colours < MAX_COLOURS) ? colourOf(line, at, end) : "";
				String token = escaped(line.substring(at, end));
				if (colour.isEmpty()) {
					this.html.append(token);
				}
				else {
					this.html.append("<span class=\"").append(colour).append("\">").append(token).append("</span>");
					this.colours++;
				}
				at = end;
			}
		}

		private static int endOfToken(String line, int start) {
			if (line.charAt(start) == '"') {
				return endOfString(line, start);
			}
			int end = start + 1;
			boolean word = isWord(line.charAt(start));
			while (end < line.length() && line.charAt(end) != '"' && isWord(line.charAt(end)) == word) {
				end++;
			}
			return end;
		}

		private static int endOfString(String line, int start) {
			for (int i = start + 1; i < line.length(); i++) {
				if (line.charAt(i) == '\\') {
					i++;
				}
				else if (line.charAt(i) == '"') {
					return i + 1;
				}
			}
			return line.length(); // it was cut
		}

		/** Whether it can be in a number or a literal. */
		private static boolean isWord(char character) {
			return Character.isLetterOrDigit(character) || "+-.".indexOf(character) >= 0;
		}

		private static String colourOf(String line, int start, int end) {
			char first = line.charAt(start);
			if (first == '"') {
				return line.startsWith(" :", end) ? "j-key" : "j-string";
			}
			if (!isWord(first)) {
				return "";
			}
			return Character.isLetter(first) ? "j-word" : "j-number";
		}

	}

}

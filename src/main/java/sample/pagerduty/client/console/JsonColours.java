package sample.pagerduty.client.console;

/**
 * Writes lines of JSON as HTML, with the values in elements that the style sheet colours:
 * {@code i} for a string, {@code b} for a number, and {@code u} for true, false and null.
 * They are short because a page can have thousands. Names have the colour of the text.
 */
final class JsonColours {

	private static final int MAX_COLOURS = 20_000;

	private final StringBuilder html;

	private int colours;

	JsonColours(StringBuilder html) {
		this.html = html;
	}

	/** A text as HTML. In the content of an element, quotes are no markup. */
	static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	void append(String line) {
		int at = 0;
		while (at < line.length()) {
			int end = endOfToken(line, at);
			String element = (this.colours < MAX_COLOURS) ? elementFor(line, at, end) : "";
			String token = escaped(line.substring(at, end));
			if (element.isEmpty()) {
				this.html.append(token);
			}
			else {
				this.html.append('<')
					.append(element)
					.append('>')
					.append(token)
					.append("</")
					.append(element)
					.append('>');
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

	private static String elementFor(String line, int start, int end) {
		char first = line.charAt(start);
		if (first == '"') {
			return line.startsWith(":", end) ? nameElement(line, start, end) : "i";
		}
		if (!isWord(first)) {
			return "";
		}
		return Character.isLetter(first) ? "u" : "b";
	}

	/** A name from right to left must not pull what follows to its other side. */
	private static String nameElement(String line, int start, int end) {
		return line.substring(start, end).chars().allMatch((character) -> character < 0x590) ? "" : "bdi";
	}

}

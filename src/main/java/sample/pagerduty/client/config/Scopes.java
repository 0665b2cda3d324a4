package sample.pagerduty.client.config;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** How people write lists, and what a scope may consist of. */
public final class Scopes {

	/** RFC 6749, 3.3. */
	private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

	private Scopes() {
	}

	/**
	 * The words of a list that is written with blanks, commas or both.
	 * @param text the list
	 * @return its words, none of them empty
	 */
	public static List<String> words(String text) {
		return Arrays.stream(text.split("[\\s,]+")).filter((word) -> !word.isEmpty()).toList();
	}

	/**
	 * Whether a word has only characters that a scope can have.
	 * @param word the word
	 * @return {@code true} if it can be a scope
	 */
	public static boolean canBeScope(String word) {
		return SCOPE_TOKEN.matcher(word).matches();
	}

}

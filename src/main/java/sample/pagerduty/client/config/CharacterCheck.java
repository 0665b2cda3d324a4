package sample.pagerduty.client.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds a character that a value cannot have. */
final class CharacterCheck {

	private CharacterCheck() {
	}

	/** The first of the characters after an offset that is not allowed. */
	static Optional<String> firstOther(String text, int offset, Pattern allowed) {
		int[] characters = text.codePoints().toArray();
		for (int i = 0; i < characters.length; i++) {
			String character = Character.toString(characters[i]);
			if (!allowed.matcher(character).matches()) {
				return Optional.of("%s as character %d".formatted(describe(characters[i]), offset + i + 1));
			}
		}
		return Optional.empty();
	}

	/**
	 * Such as {@code U+00A0 (NO-BREAK SPACE)}: many look like another character or are
	 * invisible.
	 */
	private static String describe(int character) {
		String name = Character.getName(character);
		return "U+%04X%s".formatted(character, (name != null) ? " (" + name + ")" : "");
	}

}

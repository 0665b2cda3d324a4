package sample.pagerduty.client.config;

import java.util.Arrays;
import java.util.List;

/** Splits a list of words as people write it, with blanks, commas or both. */
public final class WordList {

	private WordList() {
	}

	public static List<String> of(String text) {
		return Arrays.stream(text.split("[\\s,]+")).filter((word) -> !word.isEmpty()).toList();
	}

}

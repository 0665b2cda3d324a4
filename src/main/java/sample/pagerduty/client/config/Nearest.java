package sample.pagerduty.client.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that someone most likely meant. */
public final class Nearest {

	private static final int MAX_TYPO_DISTANCE = 4;

	private Nearest() {
	}

	/** The most similar of the known words, unless none is similar. */
	static Optional<String> to(String word, Collection<String> known) {
		int limit = Math.min(MAX_TYPO_DISTANCE, word.length() / 2);
		return known.stream()
			.filter((candidate) -> distance(word, candidate) <= limit)
			.min(Comparator.<String>comparingInt((candidate) -> distance(word, candidate))
				.thenComparing(Comparator.naturalOrder()));
	}

	/** How similar two words are: 1 for the same word, 0 for words without likeness. */
	public static double similarity(String a, String b) {
		int longest = Math.max(a.length(), b.length());
		return (longest == 0) ? 1 : 1 - (double) distance(a, b) / longest;
	}

	/** How many characters to add, remove or change (Levenshtein). */
	private static int distance(String a, String b) {
		int[] previous = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int[] current = new int[b.length() + 1];
			current[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int changed = previous[j - 1] + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1);
				current[j] = Math.min(changed, 1 + Math.min(previous[j], current[j - 1]));
			}
			previous = current;
		}
		return previous[b.length()];
	}

}

package sample.pagerduty.sandbox.api;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/**
 * The order that {@code sort_by} asks for: fields, each with {@code :asc} or
 * {@code :desc} or neither, separated by commas. Without {@code sort_by} it stays as it
 * is.
 *
 * @param <T> what is sorted
 * @param fields the order by each field
 * @param maxFields how many there may be
 * @param rule what {@code sort_by} must be, as the end of a sentence
 */
record SortOrder<T>(Map<String, Comparator<T>> fields, int maxFields, String rule) {

	Comparator<T> of(CallParameters parameters) {
		Comparator<T> unchanged = Comparator.comparing((resource) -> 0);
		String sortBy = parameters.value("sort_by");
		if (sortBy == null) {
			return unchanged;
		}
		String[] words = sortBy.split(",", -1);
		if (words.length > this.maxFields
				|| !Arrays.stream(words).map(SortOrder::name).allMatch(this.fields::containsKey)) {
			parameters.refuse("The parameter sort_by must " + this.rule);
			return unchanged;
		}
		return Arrays.stream(words).map(this::field).reduce(unchanged, Comparator::thenComparing);
	}

	private static String name(String word) {
		return word.replaceFirst(":(asc|desc)$", "");
	}

	private Comparator<T> field(String word) {
		Comparator<T> field = this.fields.getOrDefault(name(word), Comparator.comparing((resource) -> 0));
		return word.endsWith(":desc") ? field.reversed() : field;
	}

}

package sample.pagerduty.sandbox.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The page of a collection that a call asks for. As with PagerDuty, it has at most 100
 * entries and ends at the 10,000th, and the total is counted only on request.
 *
 * @param limit the maximum number of entries
 * @param offset the number of entries to skip
 * @param total whether to count all entries
 */
record Page(int limit, int offset, boolean total) {

	static final Set<String> PARAMETERS = Set.of("limit", "offset", "total");

	private static final int DEFAULT_LIMIT = 25;

	/** A higher limit is not an error; it is lowered to this one. */
	private static final int MAX_LIMIT = 100;

	private static final int MAX_END = 10_000;

	/** Digits beyond these change nothing: the number is above every bound anyway. */
	private static final int MAX_DIGITS = 9;

	static Page of(CallParameters parameters) {
		int limit = Math.min(number(parameters, "limit", DEFAULT_LIMIT, 1), MAX_LIMIT);
		int offset = number(parameters, "offset", 0, 0);
		parameters.check();
		if (offset > MAX_END - limit) {
			throw SandboxApiException.pastTheEnd(MAX_END);
		}
		return new Page(limit, offset, "true".equalsIgnoreCase(parameters.value("total")));
	}

	static int number(CallParameters parameters, String name, int fallback, int min) {
		String value = parameters.value(name);
		if (value == null) {
			return fallback;
		}
		if (value.matches("[0-9]+")) {
			String digits = value.replaceFirst("^0+(?=.)", "");
			int number = (digits.length() <= MAX_DIGITS) ? Integer.parseInt(digits) : Integer.MAX_VALUE;
			if (number >= min) {
				return number;
			}
		}
		parameters.refuse("The parameter " + name + " must be a whole number and at least " + min + ".");
		return fallback;
	}

	/** Takes the page out of a collection. */
	<T> List<T> of(List<T> resources) {
		return resources.subList(Math.min(this.offset, resources.size()), end(resources.size()));
	}

	/**
	 * Wraps a page as PagerDuty does.
	 * @param entries the entries of the page
	 * @param size the number of entries on all pages
	 */
	Map<String, @Nullable Object> wrap(String collection, List<?> entries, int size) {
		Map<String, @Nullable Object> page = new LinkedHashMap<>();
		page.put(collection, entries);
		page.put("limit", this.limit);
		page.put("offset", this.offset);
		page.put("more", end(size) < size);
		page.put("total", this.total ? size : null);
		return page;
	}

	private int end(int size) {
		return Math.min(this.offset + this.limit, size);
	}

}

package sample.pagerduty.sandbox.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.company.Resource;

/**
 * The page of a collection that a call asks for. As at PagerDuty it has at most 100
 * entries and ends at the 10,000th, and the total is counted only on request.
 *
 * @param limit the maximum number of entries
 * @param offset the number of entries to skip
 * @param total whether to count all entries
 * @param query text that a name must contain, ignoring letter case
 */
record Page(int limit, int offset, boolean total, @Nullable String query) {

	private static final int DEFAULT_LIMIT = 25;

	private static final int MAX_LIMIT = 100;

	private static final int MAX_END = 10_000;

	static Page of(Map<String, String> parameters) {
		List<String> errors = new ArrayList<>();
		int limit = number(parameters, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT, errors);
		int offset = number(parameters, "offset", 0, 0, MAX_END, errors);
		if (errors.isEmpty() && offset + limit > MAX_END) {
			errors.add("Offset and limit together must not exceed " + MAX_END + ".");
		}
		if (!errors.isEmpty()) {
			throw SandboxApiException.invalidInput(errors);
		}
		return new Page(limit, offset, Boolean.parseBoolean(parameters.get("total")), parameters.get("query"));
	}

	private static int number(Map<String, String> parameters, String name, int fallback, int min, int max,
			List<String> errors) {
		String value = parameters.get(name);
		if (value == null) {
			return fallback;
		}
		try {
			int number = Integer.parseInt(value);
			if (number >= min && number <= max) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// The message below says what is allowed
		}
		errors.add("The parameter " + name + " must be a whole number from " + min + " to " + max + ".");
		return fallback;
	}

	/** Takes the page out of a collection and wraps it as PagerDuty does. */
	Map<String, @Nullable Object> of(String collection, List<? extends Resource> resources) {
		List<? extends Resource> found = resources.stream().filter(this::matches).toList();
		int start = Math.min(this.offset, found.size());
		int end = Math.min(start + this.limit, found.size());
		Map<String, @Nullable Object> page = new LinkedHashMap<>();
		page.put(collection, found.subList(start, end));
		page.put("limit", this.limit);
		page.put("offset", this.offset);
		page.put("more", end < found.size());
		page.put("total", this.total ? found.size() : null);
		return page;
	}

	private boolean matches(Resource resource) {
		return this.query == null
				|| resource.name().toLowerCase(Locale.ROOT).contains(this.query.toLowerCase(Locale.ROOT));
	}

}

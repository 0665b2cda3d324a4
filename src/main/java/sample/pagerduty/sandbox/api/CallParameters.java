package sample.pagerduty.sandbox.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * The query parameters of a call, and what is wrong with them. A parameter that PagerDuty
 * documents takes effect or is an error, never ignored; parameters that it does not
 * document are ignored, because PagerDuty ignores them too.
 */
final class CallParameters {

	private final MultiValueMap<String, String> received;

	private final List<String> errors = new ArrayList<>();

	/**
	 * Reads parameters.
	 * @param single the documented parameters with one value
	 * @param lists the documented parameters with many values, without their brackets
	 */
	CallParameters(MultiValueMap<String, String> received, Set<String> single, Set<String> lists) {
		this.received = received;
		received.keySet().forEach((key) -> {
			int bracket = key.indexOf('[');
			String name = (bracket < 0) ? key : key.substring(0, bracket);
			if (lists.contains(name) && !key.equals(name + "[]")) {
				refuse("The parameter " + name + " is a list: write " + name + "[]=VALUE for each value.");
			}
			if (single.contains(name) && bracket >= 0) {
				refuse("The parameter " + name + " is not a list: write " + name + "=VALUE.");
			}
		});
	}

	/** The value of a parameter. Of several the last counts. */
	@Nullable String value(String name) {
		List<String> values = this.received.get(name);
		return (values != null && !values.isEmpty()) ? values.get(values.size() - 1) : null;
	}

	/** The values of a list; empty if it is not in the query. */
	List<String> values(String name) {
		return Stream.ofNullable(this.received.get(name + "[]")).flatMap(List::stream).toList();
	}

	/** The values of a list that has only some values. */
	List<String> values(String name, Set<String> known) {
		values(name).stream()
			.filter((value) -> !known.contains(value))
			.forEach((value) -> refuse("The sandbox does not support " + name + "[]=" + value + ", only "
					+ String.join(", ", known.stream().sorted().toList()) + "."));
		return values(name);
	}

	/** Whether the value is true; it may also be false. */
	boolean flag(String name) {
		String value = value(name);
		if (value != null && !value.equals("true") && !value.equals("false")) {
			refuse("The parameter " + name + " must be true or false.");
		}
		return "true".equals(value);
	}

	/** Adds an error. */
	void refuse(String error) {
		this.errors.add(error);
	}

	/** Throws all errors at once. */
	void check() {
		if (!this.errors.isEmpty()) {
			throw SandboxApiException.invalidInput(this.errors);
		}
	}

}

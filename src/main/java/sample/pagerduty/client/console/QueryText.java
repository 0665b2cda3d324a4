package sample.pagerduty.client.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import sample.pagerduty.client.config.Scopes;

import org.springframework.web.util.UriUtils;

/** The query of a call, made of fields and of a text that somebody wrote. */
final class QueryText {

	private static final int LONGEST_VALUE = 1000;

	private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

	private final List<String> pairs = new ArrayList<>();

	/**
	 * Adds a field. PagerDuty takes a list, whose name ends in {@code []}, as the same
	 * name again and again.
	 */
	void add(String name, String value) throws RefusedInputException {
		if (name.length() > LONGEST_VALUE || value.length() > LONGEST_VALUE) {
			throw new RefusedInputException("value-length", name);
		}
		if (INVISIBLE.matcher(name + value).find()) {
			throw new RefusedInputException("value-characters", name);
		}
		List<String> values = name.endsWith("[]") ? Scopes.words(value) : List.of(value.strip());
		values.stream()
			.filter((one) -> !one.isEmpty())
			.forEach((one) -> this.pairs.add(encoded(name) + "=" + encoded(one)));
	}

	/** Adds what is written as in an address, {@code name=value&name=value}. */
	void addAll(String text) throws RefusedInputException {
		for (String pair : pairs(text)) {
			String[] parts = pair.split("=", 2);
			String name = decoded(parts[0]);
			if (name.isBlank()) {
				throw new RefusedInputException("more", "more");
			}
			add(name, (parts.length > 1) ? decoded(parts[1]) : "");
		}
	}

	/** The text without what it says of one parameter. */
	static String without(String text, String name) {
		return pairs(text).stream()
			.filter((pair) -> !pair.equals(name) && !pair.startsWith(name + "="))
			.collect(Collectors.joining("&"));
	}

	private static List<String> pairs(String text) {
		return Arrays.stream(text.strip().split("[?&]")).filter((pair) -> !pair.isBlank()).toList();
	}

	/** A plus is one: people write it in times, where it must not become a blank. */
	private static String decoded(String text) throws RefusedInputException {
		try {
			return UriUtils.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedInputException("more", "more");
		}
	}

	private static String encoded(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return String.join("&", this.pairs);
	}

}

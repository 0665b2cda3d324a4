package sample.pagerduty.client.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import sample.pagerduty.client.config.WordList;

import org.springframework.web.util.UriUtils;

/** The query of a call, made of fields and of a text that someone entered. */
final class QueryText {

	private static final int MAX_VALUE_LENGTH = 1000;

	private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

	private final List<String> pairs = new ArrayList<>();

	/**
	 * Adds a field. The values of a list, whose name ends in {@code []}, are sent one by
	 * one under the same name.
	 */
	void add(String name, String value) throws RefusedInputException {
		if (name.length() > MAX_VALUE_LENGTH || value.length() > MAX_VALUE_LENGTH) {
			throw new RefusedInputException(Refusal.VALUE_LENGTH, name);
		}
		if (INVISIBLE.matcher(name + value).find()) {
			throw new RefusedInputException(Refusal.VALUE_CHARACTERS, name);
		}
		List<String> values = name.endsWith("[]") ? WordList.of(value) : List.of(value.strip());
		values.stream()
			.filter((one) -> !one.isEmpty())
			.forEach((one) -> this.pairs.add(encoded(name) + "=" + encoded(one)));
	}

	/** Adds a text written as in a URL, {@code name=value&name=value}. */
	void addAll(String text) throws RefusedInputException {
		for (String pair : pairs(text)) {
			String[] parts = pair.split("=", 2);
			String name = decoded(parts[0]);
			if (name.isBlank()) {
				throw new RefusedInputException(Refusal.MORE, "more");
			}
			add(name, (parts.length > 1) ? decoded(parts[1]) : "");
		}
	}

	/** The text without one of its parameters. */
	static String without(String text, String name) {
		return pairs(text).stream()
			.filter((pair) -> !pair.equals(name) && !pair.startsWith(name + "="))
			.collect(Collectors.joining("&"));
	}

	private static List<String> pairs(String text) {
		return Arrays.stream(text.strip().replaceFirst("^\\?", "").split("&"))
			.filter((pair) -> !pair.isBlank())
			.toList();
	}

	/** Keeps a plus sign: people write it in times, where it must not become a space. */
	private static String decoded(String text) throws RefusedInputException {
		try {
			return UriUtils.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedInputException(Refusal.MORE, "more");
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

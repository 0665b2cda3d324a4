package sample.pagerduty.client.console;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.web.util.UriUtils;

/**
 * A path that someone entered, with names in braces for the parts to fill in. Anything
 * but a plain path below the API's host is refused.
 */
final class PathTemplate {

	private static final int MAX_LENGTH = 500;

	private static final int MAX_VALUE_LENGTH = 200;

	private static final Pattern NAME = Pattern.compile("\\{([a-z][a-z0-9_]*)}");

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_~.:@+,=-]+");

	private static final Pattern DOTS = Pattern.compile("\\.{1,2}");

	private static final Pattern NOT_IN_SEGMENT = Pattern.compile("[/\\\\\\p{C}\\p{Zl}\\p{Zp}]");

	private final List<String> segments;

	private PathTemplate(List<String> segments) {
		this.segments = segments;
	}

	/**
	 * Checks what someone entered.
	 * @throws RefusedInputException if it is not a path of the API
	 */
	static PathTemplate of(String path) throws RefusedInputException {
		if (path.length() > MAX_LENGTH) {
			throw new RefusedInputException(Refusal.PATH_LENGTH, "path");
		}
		if (!path.startsWith("/") || path.endsWith("/") || path.contains("//")) {
			throw new RefusedInputException(Refusal.PATH_SLASH, "path");
		}
		List<String> segments = Arrays.asList(path.substring(1).split("/"));
		if (segments.stream().anyMatch((segment) -> DOTS.matcher(segment).matches())) {
			throw new RefusedInputException(Refusal.PATH_DOTS, "path");
		}
		if (!segments.stream().allMatch((part) -> PLAIN.matcher(part).matches() || NAME.matcher(part).matches())) {
			throw new RefusedInputException(Refusal.PATH_CHARACTERS, "path");
		}
		return new PathTemplate(segments);
	}

	/** Whether someone entered a path of the API. */
	static boolean isPossible(String path) {
		try {
			of(path);
			return true;
		}
		catch (RefusedInputException ex) {
			return false;
		}
	}

	/** The names in braces, even if the path is invalid. */
	static List<String> names(String path) {
		return NAME.matcher(path).results().map((name) -> name.group(1)).distinct().toList();
	}

	/**
	 * Replaces the names in braces, each by a value that is one segment.
	 * @return the path, percent-encoded
	 * @throws RefusedInputException if a value is missing or cannot be a segment
	 */
	String expand(Map<String, String> values) throws RefusedInputException {
		StringBuilder path = new StringBuilder();
		for (String segment : this.segments) {
			List<String> names = names(segment);
			path.append('/').append(names.isEmpty() ? segment : encoded(names.get(0), values));
		}
		return path.toString();
	}

	private static String encoded(String name, Map<String, String> values) throws RefusedInputException {
		String value = values.getOrDefault(name, "").strip();
		if (value.isEmpty()) {
			throw new RefusedInputException(Refusal.VALUE_MISSING, name);
		}
		if (value.length() > MAX_VALUE_LENGTH) {
			throw new RefusedInputException(Refusal.VALUE_LENGTH, name);
		}
		if (DOTS.matcher(value).matches() || NOT_IN_SEGMENT.matcher(value).find()) {
			throw new RefusedInputException(Refusal.VALUE_SEGMENT, name);
		}
		return UriUtils.encode(value, StandardCharsets.UTF_8);
	}

}

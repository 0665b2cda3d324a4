package sample.pagerduty.client.console;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.web.util.UriUtils;

/**
 * A path that somebody wrote, with names in braces for what is still to be filled in.
 * What is not a plain path below the API's host, whatever it is, is refused.
 */
final class PathTemplate {

	private static final int LONGEST = 500;

	private static final int LONGEST_VALUE = 200;

	private static final Pattern NAME = Pattern.compile("\\{([a-z][a-z0-9_]*)}");

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_~.:@+,=-]+");

	private static final Pattern DOTS = Pattern.compile("\\.{1,2}");

	private static final Pattern NO_SEGMENT = Pattern.compile("[/\\\\\\p{C}\\p{Zl}\\p{Zp}]");

	private static final Pattern WORD = Pattern.compile("[a-z_]+");

	private final List<String> segments;

	private PathTemplate(List<String> segments) {
		this.segments = segments;
	}

	/**
	 * Judges what somebody wrote.
	 * @throws RefusedInputException if it is not a path of the API
	 */
	static PathTemplate of(String path) throws RefusedInputException {
		if (path.length() > LONGEST) {
			throw new RefusedInputException("path-length", "path");
		}
		if (!path.startsWith("/") || path.endsWith("/") || path.contains("//")) {
			throw new RefusedInputException("path-slash", "path");
		}
		List<String> segments = Arrays.asList(path.substring(1).split("/"));
		if (segments.stream().anyMatch((segment) -> DOTS.matcher(segment).matches())) {
			throw new RefusedInputException("path-dots", "path");
		}
		if (!segments.stream().allMatch((part) -> PLAIN.matcher(part).matches() || NAME.matcher(part).matches())) {
			throw new RefusedInputException("path-characters", "path");
		}
		return new PathTemplate(segments);
	}

	/** Whether somebody wrote a path of the API. */
	static boolean isPossible(String path) {
		try {
			of(path);
			return true;
		}
		catch (RefusedInputException ex) {
			return false;
		}
	}

	/** The names in braces, whatever else is wrong with the path. */
	static List<String> names(String path) {
		return NAME.matcher(path).results().map((name) -> name.group(1)).distinct().toList();
	}

	/**
	 * Fills in what is in braces, each value as one segment.
	 * @param values what somebody wrote, by name
	 * @return the path, percent-encoded
	 * @throws RefusedInputException if a value is missing or cannot be one
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
			throw new RefusedInputException("value-missing", name);
		}
		if (value.length() > LONGEST_VALUE) {
			throw new RefusedInputException("value-length", name);
		}
		if (DOTS.matcher(value).matches() || NO_SEGMENT.matcher(value).find()) {
			throw new RefusedInputException("value-segment", name);
		}
		return UriUtils.encode(value, StandardCharsets.UTF_8);
	}

	/**
	 * What a path is a case of: each segment that is not a plain word becomes a name, as
	 * PagerDuty's own words have lower-case letters and underscores only.
	 * @param path a percent-encoded path
	 * @return the template, the same for all ids
	 */
	static String generalised(String path) {
		StringBuilder template = new StringBuilder();
		int ids = 0;
		for (String segment : path.substring(1).split("/")) {
			template.append('/');
			if (WORD.matcher(segment).matches()) {
				template.append(segment);
			}
			else {
				ids++;
				template.append((ids == 1) ? "{id}" : "{id_" + ids + "}");
			}
		}
		return template.toString();
	}

}

package sample.pagerduty.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads just enough HTML to fill in a form. */
final class Forms {

	private static final Pattern FORM = Pattern.compile("<form.*?</form>", Pattern.DOTALL);

	private static final Pattern INPUT = Pattern.compile("<input[^>]*>");

	private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");

	private static final Pattern NAME = Pattern.compile(" name=\"([^\"]*)\"");

	private static final Pattern CHOICE = Pattern.compile(" type=\"(?:radio|checkbox)\"");

	private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");

	private Forms() {
	}

	static List<String> all(String page) {
		return FORM.matcher(page).results().map(MatchResult::group).toList();
	}

	static String action(String form) {
		return find(ACTION, form);
	}

	/** Its fields as a form body, with what a person types; choices as they are. */
	static String fields(String form, Map<String, String> typed) {
		return INPUT.matcher(form)
			.results()
			.map(MatchResult::group)
			.filter((input) -> NAME.matcher(input).find() && isSent(input))
			.map((input) -> {
				String name = find(NAME, input);
				return name + "="
						+ URLEncoder.encode(typed.getOrDefault(name, find(VALUE, input)), StandardCharsets.UTF_8);
			})
			.collect(Collectors.joining("&"));
	}

	private static boolean isSent(String input) {
		return !CHOICE.matcher(input).find() || input.contains(" checked");
	}

	private static String find(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((match) -> match.group(1)).findFirst().orElse("");
	}

}

package sample.pagerduty.client.flow;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

/** What a page with a picture of a flow says. */
record Story(HttpResponse<String> page) {

	private static final Pattern STEP = Pattern.compile("<li data-way=.*?</li>\\s*(?=<li data-way=|</ol>)",
			Pattern.DOTALL);

	private static final Pattern TITLE = Pattern.compile("<h3>(.*?)</h3>");

	private static final Pattern CHECK = Pattern
		.compile("<li><span class=\"pill\" data-tone=\"\\w+\">([^<]+)</span> <span>(\\w+(?: \\w+)?)");

	private static final Pattern PARAMETER = Pattern
		.compile("<dt><code>([^<]*)</code></dt>\\s*<dd><span>([^<]*)</span>");

	/** The titles of the steps. */
	List<String> titles() {
		return TITLE.matcher(this.page.body()).results().map((title) -> title.group(1)).toList();
	}

	/** One step, by its title. */
	String step(String title) {
		return STEP.matcher(this.page.body())
			.results()
			.map((step) -> step.group())
			.filter((step) -> step.contains("<h3>" + title + "</h3>"))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No step " + title + " among " + titles()));
	}

	/** The parameters of a step, as {@code name=value}. */
	List<String> parameters(String title) {
		return PARAMETER.matcher(step(title))
			.results()
			.map((parameter) -> parameter.group(1) + "=" + parameter.group(2))
			.toList();
	}

	/** The results of the checks of a step, with their first words. */
	List<String> checks(String title) {
		return CHECK.matcher(step(title)).results().map((check) -> check.group(1) + ": " + check.group(2)).toList();
	}

	/** The title of the step at which it ended, or an empty text. */
	String end() {
		return STEP.matcher(this.page.body())
			.results()
			.map((step) -> step.group())
			.filter((step) -> step.contains("It ended here."))
			.flatMap((step) -> TITLE.matcher(step).results())
			.map((title) -> title.group(1))
			.reduce("", String::concat);
	}

}

package sample.pagerduty.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Makes a GET of PagerDuty's REST API. */
@Command(name = "api", description = "Call GET of PagerDuty's REST API and print the answer.",
		footer = { "", "Example: pd-token api /incidents -f 'statuses[]=triggered' --jq '.incidents[].title'" })
final class ApiCommand implements Callable<Integer> {

	@Mixin
	private final AppOptions options = new AppOptions();

	@Parameters(paramLabel = "PATH", description = "The path, such as /incidents.")
	private String path = "";

	@Option(names = "-f", paramLabel = "NAME=VALUE", description = "A parameter of the query. Can be repeated.")
	private List<String> fields = List.of();

	@Option(names = "--paginate", description = "Fetch all pages of a list, and print one list of its items.")
	private boolean paginate;

	@Option(names = "--jq", paramLabel = "EXPRESSION", description = "Print what the jq expression selects.")
	private @Nullable String expression;

	@Override
	public Integer call() {
		String query = ApiQuery.of(this.path, this.fields);
		JsonFilter filter = (this.expression != null) ? JsonFilter.of(this.expression) : null;
		try (Session session = this.options.open()) {
			AppClient app = session.app();
			String call = "/connections/" + this.options.connection(app).id() + "/call";
			JsonNode answer = this.paginate
					? new ApiPages((ofPage) -> page(app, call, ofPage), this.options.err()).all(query)
					: page(app, call, query);
			if (filter != null) {
				filter.apply(answer).forEach(this.options.out()::println);
			}
			else {
				this.options.out().println(answer.toPrettyString());
			}
			return ExitStatus.OK;
		}
	}

	private JsonNode page(AppClient app, String call, String query) {
		Map<String, String> parameters = new LinkedHashMap<>();
		String resource = this.path.replaceFirst("\\?.*", "");
		parameters.put("path", resource.startsWith("/") ? resource : "/" + resource);
		parameters.put("query", query);
		JsonNode answer = app.get(call, parameters);
		if (answer.path("problem").isString()) {
			this.options.out().println(pretty(answer.path("body").asString()));
			throw new TerminalException(
					(answer.path("status").asInt() != 0) ? ExitStatus.API_ERROR : ExitStatus.UNAVAILABLE,
					answer.path("problem").asString());
		}
		if (answer.path("truncated").asBoolean()) {
			throw new TerminalException(ExitStatus.API_ERROR,
					"The answer is longer than 1 MB. Ask for less with -f limit=…, or use --paginate.");
		}
		return AppClient.MAPPER.readTree(answer.path("body").asString());
	}

	private static String pretty(String body) {
		try {
			return AppClient.MAPPER.readTree(body).toPrettyString();
		}
		catch (JacksonException ex) {
			return body;
		}
	}

}

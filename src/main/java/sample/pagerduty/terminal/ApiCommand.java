package sample.pagerduty.terminal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

import org.springframework.web.util.UriUtils;

/** Makes a GET of PagerDuty's REST API. */
@Command(name = "api", description = "Call GET of PagerDuty's REST API and print the answer.",
		footer = { "", "Example: pd-token api /incidents -f 'statuses[]=triggered' --jq '.incidents[].title'" })
final class ApiCommand implements Callable<Integer> {

	/** PagerDuty's own limit for offset plus limit. */
	private static final int MAX_OFFSET = 10_000;

	private static final int PAGE_SIZE = 100;

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
		String query = query();
		JsonFilter filter = (this.expression != null) ? JsonFilter.of(this.expression) : null;
		try (Session session = this.options.open()) {
			AppClient app = session.app();
			String call = "/connections/" + this.options.connection(app).id() + "/call";
			JsonNode answer = this.paginate ? allPages(app, call, query) : page(app, call, query);
			if (filter != null) {
				filter.apply(answer).forEach(this.options.out()::println);
			}
			else {
				this.options.out().println(answer.toPrettyString());
			}
			return ExitStatus.OK;
		}
	}

	private String query() {
		int mark = this.path.indexOf('?');
		StringBuilder query = new StringBuilder((mark < 0) ? "" : reencoded(this.path.substring(mark + 1)));
		for (String field : this.fields) {
			int equals = field.indexOf('=');
			if (equals < 1) {
				throw new TerminalException(ExitStatus.USAGE, "-f needs NAME=VALUE, such as -f limit=5.");
			}
			append(query, field.substring(0, equals), field.substring(equals + 1));
		}
		return query.toString();
	}

	/**
	 * What people type into a query is not always encoded, such as the brackets of
	 * arrays.
	 */
	private static String reencoded(String query) {
		StringBuilder encoded = new StringBuilder();
		for (String pair : query.split("&")) {
			int equals = pair.indexOf('=');
			String name = (equals < 0) ? pair : pair.substring(0, equals);
			append(encoded, UriUtils.decode(name, StandardCharsets.UTF_8),
					(equals < 0) ? "" : UriUtils.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
		}
		return encoded.toString();
	}

	private static void append(StringBuilder query, String name, String value) {
		query.append(query.isEmpty() ? "" : "&")
			.append(UriUtils.encode(name, StandardCharsets.UTF_8))
			.append('=')
			.append(UriUtils.encode(value, StandardCharsets.UTF_8));
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

	/**
	 * Follows {@code more} and {@code offset}, or {@code next_cursor}, as the answers
	 * have them.
	 */
	private ArrayNode allPages(AppClient app, String call, String query) {
		ArrayNode items = AppClient.MAPPER.createArrayNode();
		String withLimit = query.matches("(.*&)?limit=.*") ? query : joined(query, "limit=" + PAGE_SIZE);
		String next = withLimit;
		while (next != null) {
			JsonNode page = page(app, call, next);
			items.addAll((ArrayNode) list(page));
			next = next(page, withLimit);
		}
		return items;
	}

	private static JsonNode list(JsonNode page) {
		return page.properties()
			.stream()
			.map(Map.Entry::getValue)
			.filter(JsonNode::isArray)
			.findFirst()
			.orElseThrow(
					() -> new TerminalException(ExitStatus.USAGE, "This answer is not a list. Leave --paginate out."));
	}

	private @Nullable String next(JsonNode page, String query) {
		if (page.path("next_cursor").isString()) {
			return joined(query,
					"cursor=" + UriUtils.encode(page.path("next_cursor").asString(), StandardCharsets.UTF_8));
		}
		int offset = page.path("offset").asInt(0) + page.path("limit").asInt(PAGE_SIZE);
		if (!page.path("more").asBoolean(false)) {
			return null;
		}
		if (offset >= MAX_OFFSET) {
			this.options.err()
				.println(
						"PagerDuty returns only the first 10,000 items. Narrow the query, for example with since and until.");
			return null;
		}
		return joined(query, "offset=" + offset);
	}

	private static String joined(String query, String parameter) {
		return query.isEmpty() ? parameter : query + "&" + Objects.requireNonNull(parameter);
	}

}

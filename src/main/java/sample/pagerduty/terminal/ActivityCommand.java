package sample.pagerduty.terminal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists who used a connection. */
@Command(name = "activity", description = "List who got a token of a connection or called PagerDuty with it.")
final class ActivityCommand implements Callable<Integer> {

	@Mixin
	private final AppOptions options = new AppOptions();

	@Option(names = "--limit", paramLabel = "NUMBER", description = "How many entries, the newest first.")
	private int limit = 50;

	@Option(names = "--kind", paramLabel = "KIND",
			description = "Only script-key, agent, mcp-client, browser or terminal.")
	private @Nullable String kind;

	@Option(names = "--name", paramLabel = "TEXT", description = "Only names that contain this text.")
	private @Nullable String name;

	@Option(names = "--failed", description = "Only what failed.")
	private boolean failed;

	@Option(names = "--since", paramLabel = "DATE", description = "Only since this day, such as 2026-11-01.")
	private @Nullable LocalDate since;

	@Option(names = "--json", description = "Print JSON.")
	private boolean json;

	@Override
	public Integer call() {
		try (Session session = this.options.open()) {
			JsonNode entries = session.app()
				.get("/connections/" + this.options.connection(session.app()).id() + "/activity", parameters());
			if (this.json) {
				this.options.out().println(entries.toPrettyString());
			}
			else if (entries.isEmpty()) {
				this.options.err().println("No entries.");
			}
			else {
				entries.forEach((entry) -> this.options.out().println(line(entry)));
			}
			return ExitStatus.OK;
		}
	}

	private Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("limit", String.valueOf(this.limit));
		if (this.kind != null) {
			parameters.put("kind", this.kind);
		}
		if (this.name != null) {
			parameters.put("name", this.name);
		}
		if (this.since != null) {
			parameters.put("since", this.since.toString());
		}
		if (this.failed) {
			parameters.put("result", "failed");
		}
		return parameters;
	}

	private static String line(JsonNode entry) {
		String name = entry.path("name").asString();
		return "%s  %s%s  %s  %s  %s".formatted(
				Instant.parse(entry.path("at").asString()).truncatedTo(ChronoUnit.SECONDS),
				entry.path("kind").asString(), name.isEmpty() ? "" : " " + name, entry.path("action").asString(),
				entry.path("result").asString(), entry.path("address").asString(""));
	}

}

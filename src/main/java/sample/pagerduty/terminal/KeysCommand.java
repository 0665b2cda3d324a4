package sample.pagerduty.terminal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists, creates and deletes script keys. */
@Command(name = "keys", description = "List, create and delete the keys with which scripts fetch their tokens.",
		subcommands = { KeysCommand.ListKeys.class, KeysCommand.Create.class, KeysCommand.Delete.class })
final class KeysCommand {

	private KeysCommand() {
	}

	private static String keysOf(ConnectedAccount connection) {
		return "/connections/" + connection.id() + "/keys";
	}

	@Command(name = "list", description = "List the script keys of a connection.")
	static final class ListKeys implements Callable<Integer> {

		@Mixin
		private final AppOptions options = new AppOptions();

		@Option(names = "--json", description = "Print JSON.")
		private boolean json;

		@Override
		public Integer call() {
			try (Session session = this.options.open()) {
				JsonNode keys = session.app().get(keysOf(this.options.connection(session.app())));
				if (this.json) {
					this.options.out().println(keys.toPrettyString());
				}
				else if (keys.isEmpty()) {
					this.options.err().println("No keys yet. Create one with: pd-token keys create NAME");
				}
				else {
					keys.forEach((key) -> this.options.out().println(line(key)));
				}
				return ExitStatus.OK;
			}
		}

		private static String line(JsonNode key) {
			return "%s  %s  last used %s, expires %s".formatted(key.path("id").asString(), key.path("name").asString(),
					time(key.path("lastUsedAt")), time(key.path("expiresAt")));
		}

		private static String time(JsonNode time) {
			return time.isString() ? Instant.parse(time.asString()).truncatedTo(ChronoUnit.SECONDS).toString()
					: "never";
		}

	}

	@Command(name = "create", description = "Create a script key and print it, this once.")
	static final class Create implements Callable<Integer> {

		@Mixin
		private final AppOptions options = new AppOptions();

		@Option(names = "--expires", paramLabel = "DATE",
				description = "The last day that the key works, such as 2027-01-31.")
		private @Nullable LocalDate expires;

		@Parameters(paramLabel = "NAME", description = "What the key is for.")
		private String name = "";

		@Override
		public Integer call() {
			try (Session session = this.options.open()) {
				JsonNode created = session.app()
					.post(keysOf(this.options.connection(session.app())),
							Map.of("name", this.name, "end", (this.expires != null) ? this.expires.toString() : ""));
				this.options.out().println(created.path("key").asString());
				return ExitStatus.OK;
			}
		}

	}

	@Command(name = "delete", description = "Delete a script key. Scripts that use it get no more tokens.")
	static final class Delete implements Callable<Integer> {

		@Mixin
		private final AppOptions options = new AppOptions();

		@Parameters(paramLabel = "ID|NAME", description = "The key, as keys list prints it.")
		private String wanted = "";

		@Override
		public Integer call() {
			try (Session session = this.options.open()) {
				String keys = keysOf(this.options.connection(session.app()));
				List<JsonNode> matching = StreamSupport.stream(session.app().get(keys).spliterator(), false)
					.filter((key) -> key.path("id").asString().equals(this.wanted)
							|| key.path("name").asString().equals(this.wanted))
					.toList();
				if (matching.size() != 1) {
					throw new TerminalException(ExitStatus.USAGE,
							matching.isEmpty() ? "This connection has no such key; pd-token keys list shows them all."
									: "Several keys have this name. Use the id; pd-token keys list shows it.");
				}
				session.app().delete(keys + "/" + matching.get(0).path("id").asString(), Map.of());
				this.options.err().println("The key is deleted.");
				return ExitStatus.OK;
			}
		}

	}

}

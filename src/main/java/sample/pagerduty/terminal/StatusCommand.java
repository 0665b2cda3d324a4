package sample.pagerduty.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says who is connected. */
@Command(name = "status", description = "Say who is connected, to which account, with which scopes, until when.",
		footer = { "",
				"The exit status is 0 if a connection is active, 1 if no one is connected, and 2 if it has ended." })
final class StatusCommand implements Callable<Integer> {

	@Mixin
	private final AppOptions options = new AppOptions();

	@Option(names = "--json", description = "Print JSON.")
	private boolean json;

	@Override
	public Integer call() {
		try (Session session = this.options.open()) {
			List<ConnectedAccount> connections = this.options.connections(session.app());
			if (this.json) {
				this.options.out()
					.println(AppClient.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(connections));
			}
			else {
				connections.forEach((connection) -> print(connection, this.options.out()));
			}
			return connections.stream().allMatch(ConnectedAccount::ended) ? ExitStatus.ENDED : ExitStatus.OK;
		}
	}

	private static void print(ConnectedAccount connection, PrintWriter out) {
		out.println("%s as %s".formatted(connection.ended() ? "Was connected" : "Connected", connection.description()));
		out.println("  Scopes: " + String.join(" ", connection.scopes()));
		if (!connection.scopesMissing().isEmpty()) {
			out.println("  Not granted: " + String.join(" ", connection.scopesMissing()));
		}
		out.println("  " + validity(connection));
	}

	private static String validity(ConnectedAccount connection) {
		if (connection.ended()) {
			return "The connection has ended. Connect again: pd-token login";
		}
		Instant end = connection.expiresAt();
		if (end == null) {
			return "PagerDuty did not say when the access token expires.";
		}
		Instant now = Instant.now();
		String when = end.isAfter(now) ? "expires at %s, in %s".formatted(end.truncatedTo(ChronoUnit.SECONDS),
				words(Duration.between(now, end))) : "has expired";
		return "The access token %s%s.".formatted(when,
				connection.renewable() ? "; the app refreshes it when it is used" : "");
	}

	private static String words(Duration duration) {
		if (duration.toDays() > 1) {
			return duration.toDays() + " days";
		}
		return (duration.toHours() > 0) ? "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart())
				: duration.toMinutes() + " min";
	}

}

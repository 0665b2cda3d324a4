package sample.pagerduty.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of every command that uses a connection, and what they lead to. */
final class AppOptions {

	@Spec(Target.MIXEE)
	@SuppressWarnings("NullAway.Init") // picocli sets it
	private CommandSpec command;

	@Option(names = "--config", paramLabel = "FILE",
			description = "Read the settings from this file, not from config.json.")
	private @Nullable String config;

	@Option(names = "--as", paramLabel = "EMAIL|SUBDOMAIN",
			description = "Which connection to use, if there are several.")
	private @Nullable String as;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Print this help.")
	private boolean help;

	@Nullable String config() {
		return this.config;
	}

	PrintWriter out() {
		return this.command.commandLine().getOut();
	}

	PrintWriter err() {
		return this.command.commandLine().getErr();
	}

	Terminal terminal() {
		return (Terminal) this.command.root().userObject();
	}

	/** The app, for a command that makes no login. */
	Session open() {
		return Session.open(terminal().starter(), this.config, false);
	}

	/** The connections that {@code --as} leaves, at least one. */
	List<ConnectedAccount> connections(AppClient app) {
		List<ConnectedAccount> all = app.connections();
		if (all.isEmpty()) {
			throw new TerminalException(ExitStatus.NOT_CONNECTED, "No one is connected. Connect with: pd-token login");
		}
		String wanted = this.as;
		List<ConnectedAccount> matching = (wanted == null) ? all
				: all.stream().filter((connection) -> connection.matches(wanted)).toList();
		if (matching.isEmpty()) {
			throw new TerminalException(ExitStatus.NOT_CONNECTED,
					"No connection has this email address or subdomain. There %s:%n%s"
						.formatted((all.size() == 1) ? "is" : "are", list(all)));
		}
		return matching;
	}

	/** The one connection to use. */
	ConnectedAccount connection(AppClient app) {
		List<ConnectedAccount> matching = connections(app);
		if (matching.size() > 1) {
			throw new TerminalException(ExitStatus.AMBIGUOUS,
					"There are several connections. Name one with --as=EMAIL or --as=SUBDOMAIN:%n%s"
						.formatted(list(matching)));
		}
		return matching.get(0);
	}

	private static String list(List<ConnectedAccount> connections) {
		return connections.stream()
			.map((connection) -> "  " + connection.description())
			.collect(Collectors.joining("\n"));
	}

}

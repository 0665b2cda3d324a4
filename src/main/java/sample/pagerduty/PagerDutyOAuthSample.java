package sample.pagerduty;

import java.io.Closeable;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import sample.pagerduty.client.config.InvalidConfigurationException;
import sample.pagerduty.terminal.Terminal;

/**
 * The main class. Starts the client, the sandbox or the setup check. The Spring Boot
 * application is {@link sample.pagerduty.client.ClientApplication}.
 */
public final class PagerDutyOAuthSample {

	private PagerDutyOAuthSample() {
	}

	/** Starts what the arguments ask for. */
	public static void main(String[] args) {
		if (Terminal.isCommand(args)) {
			System.exit(Terminal.run(args, new TerminalAppStarter(System.getenv(), Path.of(""), Clock.systemUTC()),
					new InputStreamReader(System.in, Charset.defaultCharset()), new PrintWriter(System.out, true),
					new PrintWriter(System.err, true)));
		}
		try {
			CommandLine commandLine = CommandLine.parse(args);
			Optional<String> information = commandLine.information();
			if (information.isPresent()) {
				System.out.print(information.get()); // not the log: it was asked for
				return;
			}
			if (commandLine.checkOnly()) {
				System.exit(new CheckLauncher(commandLine, System.getenv(), Path.of(""), Clock.systemUTC())
					.launch(System.out)); // not the log: it is what the user asked for
			}
			run(commandLine, System.getenv(), Path.of(""), Clock.systemUTC());
		}
		catch (InvalidConfigurationException ex) {
			System.err.println(ex.getMessage()); // logging is not set up yet
			System.exit(1);
		}
	}

	static Closeable run(String[] args, Map<String, String> environment, Path directory, Clock clock) {
		return run(CommandLine.parse(args), environment, directory, clock);
	}

	private static Closeable run(CommandLine commandLine, Map<String, String> environment, Path directory,
			Clock clock) {
		return commandLine.sandboxAlone() ? new SandboxLauncher(commandLine, environment).launch(clock)
				: new ClientLauncher(commandLine, environment, directory, clock).launch();
	}

}

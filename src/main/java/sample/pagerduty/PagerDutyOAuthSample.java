package sample.pagerduty;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import sample.pagerduty.client.config.InvalidConfigurationException;

/**
 * The gate. Starts the client, on the sandbox when no PagerDuty app is configured, or the
 * sandbox alone, or only checks the setup.
 */
public final class PagerDutyOAuthSample {

	private PagerDutyOAuthSample() {
	}

	/**
	 * Starts what the arguments ask for; the README lists them.
	 * @param args the command line
	 */
	public static void main(String[] args) {
		try {
			CommandLine commandLine = CommandLine.parse(args);
			if (commandLine.checkOnly()) {
				System.exit(new CheckLauncher(commandLine, System.getenv(), Path.of(""), Clock.systemUTC())
					.launch(System.out)); // what was asked for is not a log
			}
			run(commandLine, System.getenv(), Path.of(""), Clock.systemUTC());
		}
		catch (InvalidConfigurationException ex) {
			System.err.println(ex.getMessage()); // before there is a log
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

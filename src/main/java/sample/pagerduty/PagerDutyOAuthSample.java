package sample.pagerduty;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import sample.pagerduty.client.config.InvalidConfigurationException;

/**
 * The gate. Starts the client, on the sandbox when no PagerDuty app is configured, or the
 * sandbox alone.
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
			run(args, System.getenv(), Path.of(""), Clock.systemUTC());
		}
		catch (InvalidConfigurationException ex) {
			System.err.println(ex.getMessage()); // before there is a log
			System.exit(1);
		}
	}

	static Closeable run(String[] args, Map<String, String> environment, Path directory, Clock clock) {
		CommandLine commandLine = CommandLine.parse(args);
		return commandLine.sandboxAlone() ? new SandboxLauncher(commandLine, environment).launch(clock)
				: new ClientLauncher(commandLine, environment, directory, clock).launch();
	}

}

package sample.pagerduty;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.InvalidConfigurationException;
import sample.pagerduty.client.config.TerminalKeyFile;
import sample.pagerduty.terminal.AppStarter;
import sample.pagerduty.terminal.TerminalException;

import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** Finds and starts the app for terminal commands. */
final class TerminalAppStarter implements AppStarter {

	/** Another program can take a free port before the app listens on it. */
	private static final RetryTemplate PORT_RETRY = new RetryTemplate(
			RetryPolicy.builder().includes(PortInUseException.class).maxRetries(10).delay(Duration.ZERO).build());

	private final Map<String, String> environment;

	private final Path directory;

	private final Clock clock;

	TerminalAppStarter(Map<String, String> environment, Path directory, Clock clock) {
		this.environment = environment;
		this.directory = directory;
		this.clock = clock;
	}

	@Override
	public Optional<Path> keyFile(@Nullable String config) {
		return keyFile(settings(config));
	}

	private static Optional<Path> keyFile(Settings settings) {
		return TerminalKeyFile.find(settings.store(), settings.web(), System.getProperty("user.home"));
	}

	@Override
	public Started start(@Nullable String config, boolean forLogin) {
		Settings configured = settings(config);
		if (configured.sandbox() != null) {
			throw TerminalException
				.unavailable("No PagerDuty app is configured, and the sandbox runs only together with "
						+ "the app. Start the app in another terminal, then try again. If it runs already, set "
						+ "here what it was started with, such as PD_PORT.");
		}
		try {
			return forLogin ? launch(config, configured)
					: retryOnPortInUse(() -> launch(config, configured.onFreePort()));
		}
		catch (TerminalException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw TerminalException.unavailable("The app cannot start: %s%nThe check command says more."
				.formatted(NestedExceptionUtils.getMostSpecificCause(ex).getMessage()));
		}
	}

	static <T> T retryOnPortInUse(Supplier<T> start) {
		return PORT_RETRY.invoke(start);
	}

	private Started launch(@Nullable String config, Settings settings) {
		Path keyFile = keyFile(settings).orElseThrow(() -> TerminalException
			.unavailable("The user who runs this command has no home folder. Set STORE_DIR to a folder."));
		return new Started(keyFile, new ClientLauncher(commandLine(config), settings, this.clock).launchQuietly());
	}

	@Override
	public int check(@Nullable String config) {
		return new CheckLauncher(commandLine(config), this.environment, this.directory, this.clock).launch(System.out);
	}

	private Settings settings(@Nullable String config) {
		try {
			return Settings.read(commandLine(config), this.environment, this.directory);
		}
		catch (InvalidConfigurationException ex) {
			throw TerminalException.unavailable(String.valueOf(ex.getMessage()));
		}
	}

	private static CommandLine commandLine(@Nullable String config) {
		return CommandLine
			.parse((config != null) ? new String[] { "--" + CommandLine.CONFIG + "=" + config } : new String[0]);
	}

}

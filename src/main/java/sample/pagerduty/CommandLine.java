package sample.pagerduty;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.InvalidConfigurationException;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;

/**
 * The command line. Options with a dot are Spring Boot properties and are passed on; any
 * other option must be known, so that a typo does not go unnoticed.
 *
 * @param arguments the arguments, parsed by Spring Boot
 */
record CommandLine(ApplicationArguments arguments) {

	static final String SANDBOX = "sandbox";

	static final String CONFIG = "config";

	static final String CHECK = "check";

	static final String REDIRECT_URI = "redirect-uri";

	static final String APP_KIND = "app-kind";

	static final String APP_SCOPES = "app-scopes";

	static final String SANDBOX_PORT = "sandbox-port";

	static final String NO_NONCE = "no-nonce";

	static final String ACCEPT_BASIC = "accept-basic";

	private static final List<String> SANDBOX_APP_OPTIONS = List.of(APP_KIND, APP_SCOPES, NO_NONCE, ACCEPT_BASIC);

	private static final List<String> SANDBOX_OPTIONS = List.of(REDIRECT_URI, APP_KIND, APP_SCOPES, SANDBOX_PORT,
			NO_NONCE, ACCEPT_BASIC);

	private static final Set<String> FLAGS = Set.of(SANDBOX, CHECK, NO_NONCE, ACCEPT_BASIC);

	private static final Set<String> KNOWN = Set.of(SANDBOX, CONFIG, CHECK, REDIRECT_URI, APP_KIND, APP_SCOPES,
			SANDBOX_PORT, NO_NONCE, ACCEPT_BASIC);

	static CommandLine parse(String[] args) {
		ApplicationArguments arguments = new DefaultApplicationArguments(args);
		if (!arguments.getNonOptionArgs().isEmpty()) {
			throw unknown(arguments.getNonOptionArgs().get(0));
		}
		CommandLine commandLine = new CommandLine(arguments);
		arguments.getOptionNames().forEach(commandLine::check);
		return commandLine;
	}

	private void check(String name) {
		if (!KNOWN.contains(name) && !name.contains(".")) {
			throw unknown("--" + name);
		}
		if (sandboxAlone() && !name.equals(SANDBOX) && !SANDBOX_OPTIONS.contains(name)) {
			throw new InvalidConfigurationException("--%s does not apply to --sandbox; leave it out.".formatted(name));
		}
		if (!sandboxAlone() && SANDBOX_OPTIONS.contains(name) && !SANDBOX_APP_OPTIONS.contains(name)) {
			throw new InvalidConfigurationException(
					"--%s needs --sandbox; add --sandbox or leave it out.".formatted(name));
		}
		boolean hasValue = all(name).stream().anyMatch((value) -> !value.isBlank());
		boolean takesNone = FLAGS.contains(name);
		if (KNOWN.contains(name) && hasValue == takesNone) {
			throw new InvalidConfigurationException(
					(takesNone ? "--%s takes no value." : "--%1$s needs a value: --%1$s=VALUE.").formatted(name));
		}
	}

	private static InvalidConfigurationException unknown(String argument) {
		return new InvalidConfigurationException(
				"Unknown argument %s. To start the app: --config=FILE, --check, --app-kind=KIND, --app-scopes=SCOPES, "
					.formatted(argument)
						+ "--no-nonce, --accept-basic. To start the sandbox alone: --sandbox, --app-kind=KIND, "
						+ "--app-scopes=SCOPES, --redirect-uri=URI, --sandbox-port=PORT, --no-nonce, --accept-basic.");
	}

	/** Sandbox options make no sense if a PagerDuty app is configured. */
	void refuseSandboxAppOptions(String source) {
		SANDBOX_APP_OPTIONS.stream().filter(this.arguments::containsOption).findFirst().ifPresent((name) -> {
			throw new InvalidConfigurationException(
					"--%s is for the sandbox, but %s configures a PagerDuty app; leave one of the two out."
						.formatted(name, source));
		});
	}

	boolean has(String name) {
		return this.arguments.containsOption(name);
	}

	boolean sandboxAlone() {
		return this.arguments.containsOption(SANDBOX);
	}

	boolean checkOnly() {
		return this.arguments.containsOption(CHECK);
	}

	@Nullable String last(String name) {
		List<String> values = all(name);
		return values.isEmpty() ? null : values.get(values.size() - 1);
	}

	List<String> all(String name) {
		List<String> values = this.arguments.getOptionValues(name);
		return (values != null) ? values : List.of();
	}

}

package sample.pagerduty;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import sample.pagerduty.client.config.InvalidConfigurationException;

/**
 * The command line. Options with a dot are Spring Boot properties and are passed on; any
 * other option must be known, so that a typo does not go unnoticed.
 */
final class CommandLine {

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

	private static final List<String> SANDBOX_ALONE_OPTIONS = List.of(REDIRECT_URI, SANDBOX_PORT);

	private final Map<String, List<String>> options;

	private final @Nullable String information;

	private final List<String> properties;

	private CommandLine(Map<String, List<String>> options, @Nullable String information, List<String> properties) {
		this.options = options;
		this.information = information;
		this.properties = properties;
	}

	static CommandLine parse(String[] args) {
		List<String> properties = Arrays.stream(args).filter(CommandLine::isProperty).toList();
		String[] others = Arrays.stream(args).filter((arg) -> !isProperty(arg)).toArray(String[]::new);
		// Most starts have no options, and picocli has many classes.
		return (others.length == 0) ? new CommandLine(Map.of(), null, properties) : parse(others, properties);
	}

	private static CommandLine parse(String[] args, List<String> properties) {
		CommandLineParser parser = new CommandLineParser();
		ParseResult result = parser.parse(args);
		CommandLine commandLine = new CommandLine(CommandLineParser.valuesByName(result), parser.information(result),
				properties);
		if (commandLine.information == null) {
			commandLine.check();
			result.matchedOptions().forEach(commandLine::check);
		}
		return commandLine;
	}

	private static boolean isProperty(String arg) {
		return arg.startsWith("--") && CommandLineParser.nameOf(arg).contains(".");
	}

	private void check() {
		if (sandboxAlone()) {
			this.properties.stream().findFirst().ifPresent((property) -> {
				throw doesNotApplyToTheSandbox(CommandLineParser.nameOf(property));
			});
		}
	}

	private void check(OptionSpec option) {
		String name = CommandLineParser.nameOf(option);
		boolean isForTheSandboxAlone = SANDBOX_ALONE_OPTIONS.contains(name);
		if (sandboxAlone() && !name.equals(SANDBOX) && !isForTheSandboxAlone && !SANDBOX_APP_OPTIONS.contains(name)) {
			throw doesNotApplyToTheSandbox("--" + name);
		}
		if (!sandboxAlone() && isForTheSandboxAlone) {
			throw new InvalidConfigurationException(
					"--%s needs --sandbox; add --sandbox or leave it out.".formatted(name));
		}
		if (!CommandLineParser.isFlag(option) && all(name).stream().allMatch(String::isBlank)) {
			throw CommandLineParser.needsValue("--" + name);
		}
	}

	private static InvalidConfigurationException doesNotApplyToTheSandbox(String option) {
		return new InvalidConfigurationException("%s does not apply to --sandbox; leave it out.".formatted(option));
	}

	/** Sandbox options make no sense if a PagerDuty app is configured. */
	void refuseSandboxAppOptions(String source) {
		SANDBOX_APP_OPTIONS.stream().filter(this::has).findFirst().ifPresent((name) -> {
			throw new InvalidConfigurationException(
					"--%s is for the sandbox, but %s configures a PagerDuty app; use only one of the two."
						.formatted(name, source));
		});
	}

	/** What to print instead of starting anything. */
	Optional<String> information() {
		return Optional.ofNullable(this.information);
	}

	/** For Spring Boot. */
	String[] properties() {
		return this.properties.toArray(String[]::new);
	}

	boolean sandboxAlone() {
		return has(SANDBOX);
	}

	boolean checkOnly() {
		return has(CHECK);
	}

	boolean has(String name) {
		return this.options.containsKey(name);
	}

	@Nullable String last(String name) {
		List<String> values = all(name);
		return values.isEmpty() ? null : values.get(values.size() - 1);
	}

	List<String> all(String name) {
		return this.options.getOrDefault(name, List.of());
	}

}

package sample.pagerduty;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import sample.pagerduty.client.config.AgentKey;
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

	static final String NEW_AGENT_KEY = "new-agent-key";

	private static final List<String> SANDBOX_APP_OPTIONS = List.of(APP_KIND, APP_SCOPES, NO_NONCE, ACCEPT_BASIC);

	private static final List<String> SANDBOX_ALONE_OPTIONS = List.of(REDIRECT_URI, SANDBOX_PORT);

	private final picocli.CommandLine parser;

	private final ParseResult options;

	private final List<String> properties;

	private CommandLine(picocli.CommandLine parser, ParseResult options, List<String> properties) {
		this.parser = parser;
		this.options = options;
		this.properties = properties;
	}

	static CommandLine parse(String[] args) {
		List<String> properties = Arrays.stream(args).filter(CommandLine::isProperty).toList();
		String[] others = Arrays.stream(args).filter((arg) -> !isProperty(arg)).toArray(String[]::new);
		picocli.CommandLine parser = new picocli.CommandLine(CommandLineOptions.specification()).setExpandAtFiles(false)
			.setOverwrittenOptionsAllowed(true);
		CommandLine commandLine = new CommandLine(parser, parse(parser, others), properties);
		if (!commandLine.asksForInformation()) {
			commandLine.check();
		}
		return commandLine;
	}

	private static ParseResult parse(picocli.CommandLine parser, String[] args) {
		CommandSpec specification = parser.getCommandSpec();
		Arrays.stream(args).filter((arg) -> isFlagWithValue(specification, arg)).findFirst().ifPresent((arg) -> {
			throw takesNoValue(nameOf(arg));
		});
		try {
			return parser.parseArgs(args);
		}
		catch (UnmatchedArgumentException ex) {
			throw unknown(ex);
		}
		catch (MissingParameterException ex) {
			throw needsValue(ex.getMissing().get(0) instanceof OptionSpec option ? option.longestName()
					: CommandLineOptions.NAME);
		}
		catch (ParameterException ex) {
			throw new InvalidConfigurationException("The arguments cannot be read; --help lists all.");
		}
	}

	private static boolean isProperty(String arg) {
		return arg.startsWith("--") && nameOf(arg).contains(".");
	}

	private static boolean isFlagWithValue(CommandSpec specification, String arg) {
		OptionSpec option = specification.findOption(nameOf(arg));
		return option != null && arg.startsWith("--") && arg.contains("=") && isFlag(option);
	}

	private static boolean isFlag(OptionSpec option) {
		return option.arity().max() == 0;
	}

	private static String nameOf(String arg) {
		return arg.replaceFirst("(?s)=.*", "");
	}

	private void check() {
		if (sandboxAlone()) {
			this.properties.stream().findFirst().ifPresent((property) -> {
				throw doesNotApplyToTheSandbox(nameOf(property));
			});
		}
		this.options.matchedOptions().forEach(this::check);
	}

	private void check(OptionSpec option) {
		String name = option.longestName().substring(2);
		boolean isForTheSandboxAlone = SANDBOX_ALONE_OPTIONS.contains(name);
		if (sandboxAlone() && !name.equals(SANDBOX) && !isForTheSandboxAlone && !SANDBOX_APP_OPTIONS.contains(name)) {
			throw doesNotApplyToTheSandbox("--" + name);
		}
		if (!sandboxAlone() && isForTheSandboxAlone) {
			throw new InvalidConfigurationException(
					"--%s needs --sandbox; add --sandbox or leave it out.".formatted(name));
		}
		if (!isFlag(option) && all(name).stream().allMatch(String::isBlank)) {
			throw needsValue("--" + name);
		}
	}

	private static InvalidConfigurationException doesNotApplyToTheSandbox(String option) {
		return new InvalidConfigurationException("%s does not apply to --sandbox; leave it out.".formatted(option));
	}

	private static InvalidConfigurationException needsValue(String option) {
		return new InvalidConfigurationException("%1$s needs a value: %1$s=VALUE.".formatted(option));
	}

	private static InvalidConfigurationException takesNoValue(String option) {
		return new InvalidConfigurationException("%s takes no value.".formatted(option));
	}

	/** Without the value of the argument, which may be a secret. */
	private static InvalidConfigurationException unknown(UnmatchedArgumentException thrown) {
		String argument = nameOf(thrown.getUnmatched().get(0));
		boolean lacksDashes = thrown.getCommandLine().getCommandSpec().optionsMap().containsKey("--" + argument);
		List<String> meant = lacksDashes ? List.of("--" + argument) : thrown.getSuggestions();
		return new InvalidConfigurationException("Unknown argument %s.%s --help lists all.".formatted(argument,
				meant.isEmpty() ? "" : " Did you mean %s?".formatted(String.join(" or ", meant))));
	}

	/** Sandbox options make no sense if a PagerDuty app is configured. */
	void refuseSandboxAppOptions(String source) {
		SANDBOX_APP_OPTIONS.stream().filter(this::has).findFirst().ifPresent((name) -> {
			throw new InvalidConfigurationException(
					"--%s is for the sandbox, but %s configures a PagerDuty app; leave one of the two out."
						.formatted(name, source));
		});
	}

	private boolean asksForInformation() {
		return this.options.isUsageHelpRequested() || this.options.isVersionHelpRequested()
				|| has(CommandLineOptions.COMPLETION) || has(NEW_AGENT_KEY);
	}

	/** What to print instead of starting anything. */
	Optional<String> information() {
		if (this.options.isUsageHelpRequested()) {
			return Optional.of(this.parser.getUsageMessage(Ansi.OFF));
		}
		if (this.options.isVersionHelpRequested()) {
			return Optional.of(String.join("\n", this.parser.getCommandSpec().version()) + "\n");
		}
		if (has(NEW_AGENT_KEY)) {
			return Optional.of(AgentKey.generate() + "\n");
		}
		return has(CommandLineOptions.COMPLETION) ? Optional.of(AutoComplete.bash(CommandLineOptions.NAME, this.parser))
				: Optional.empty();
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
		return this.options.hasMatchedOption("--" + name);
	}

	@Nullable String last(String name) {
		List<String> values = all(name);
		return values.isEmpty() ? null : values.get(values.size() - 1);
	}

	List<String> all(String name) {
		Object value = this.options.matchedOptionValue("--" + name, List.of());
		return (value instanceof Collection<?> values) ? values.stream().map(Object::toString).toList()
				: List.of(value.toString());
	}

}

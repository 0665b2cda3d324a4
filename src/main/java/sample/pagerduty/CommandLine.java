package sample.pagerduty;

import java.io.File;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import sample.pagerduty.client.config.InvalidConfigurationException;
import sample.pagerduty.sandbox.AppKind;

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

	private static final String NAME = "pagerduty-oauth-sample";

	private static final String COMPLETION = "generate-completion";

	private static final List<String> SANDBOX_APP_OPTIONS = List.of(APP_KIND, APP_SCOPES, NO_NONCE, ACCEPT_BASIC);

	private static final List<String> SANDBOX_OPTIONS = List.of(REDIRECT_URI, APP_KIND, APP_SCOPES, SANDBOX_PORT,
			NO_NONCE, ACCEPT_BASIC);

	private static final Set<String> FLAGS = Set.of(SANDBOX, CHECK, NO_NONCE, ACCEPT_BASIC, COMPLETION, "help",
			"version");

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
		picocli.CommandLine parser = new picocli.CommandLine(specification()).setExpandAtFiles(false)
			.setOverwrittenOptionsAllowed(true);
		CommandLine commandLine = new CommandLine(parser, parse(parser, others), properties);
		if (commandLine.information().isEmpty()) {
			commandLine.check();
		}
		return commandLine;
	}

	private static ParseResult parse(picocli.CommandLine parser, String[] args) {
		Arrays.stream(args).filter(CommandLine::isFlagWithValue).findFirst().ifPresent((arg) -> {
			throw takesNoValue(nameOf(arg));
		});
		try {
			return parser.parseArgs(args);
		}
		catch (UnmatchedArgumentException ex) {
			throw unknown(ex);
		}
		catch (MissingParameterException ex) {
			throw needsValue(ex.getMissing().get(0) instanceof OptionSpec option ? option.longestName() : NAME);
		}
		catch (ParameterException ex) {
			throw new InvalidConfigurationException("The arguments cannot be read; --help lists all.");
		}
	}

	private static boolean isProperty(String arg) {
		return arg.startsWith("--") && nameOf(arg).contains(".");
	}

	private static boolean isFlagWithValue(String arg) {
		return arg.startsWith("--") && arg.contains("=") && FLAGS.contains(nameOf(arg).substring(2));
	}

	private static String nameOf(String arg) {
		return arg.replaceFirst("(?s)=.*", "");
	}

	private static CommandSpec specification() {
		CommandSpec specification = CommandSpec.create().name(NAME);
		specification.usageMessage()
			.description(
					"Signs you in to PagerDuty with OAuth 2.0 and gives you the tokens. Without a PagerDuty app in "
							+ "config.json or the environment it uses a built-in sandbox.")
			.sortOptions(false)
			.footer("", "The settings in config.json and the environment are described in src/docs/configuration.md. "
					+ "Options with a dot, such as --server.servlet.session.timeout=1h, are passed to Spring Boot.");
		specification.version("PagerDuty OAuth2 Sample for Java " + version(),
				"Java " + System.getProperty("java.version"));
		specification.addOption(OptionSpec.builder("--" + CONFIG)
			.arity("1")
			.paramLabel("FILE")
			.type(File.class)
			.description("Read the settings from this file, not from config.json.")
			.build());
		specification.addOption(
				flag(CHECK, "Check the setup without starting the app. The exit status is 1 if " + "something fails."));
		specification.addOption(
				value(APP_KIND, "KIND", "The kind of the sandbox's app: scoped (the default), classic or public.")
					.toBuilder()
					.completionCandidates(Arrays.stream(AppKind.values()).map(AppKind::toString).toList())
					.build());
		specification.addOption(value(APP_SCOPES, "SCOPES", "The scopes that the sandbox's app is registered with."));
		specification.addOption(flag(NO_NONCE, "Let the sandbox leave the nonce out of ID tokens."));
		specification.addOption(flag(ACCEPT_BASIC, "Let the sandbox accept client_secret_basic."));
		specification.addOption(flag(SANDBOX, "Start the sandbox alone, to test your own integration on it."));
		specification.addOption(value(REDIRECT_URI, "URI",
				"A redirect URI of the sandbox's app, if the sandbox is alone. Can be repeated."));
		specification.addOption(value(SANDBOX_PORT, "PORT", "The port of the sandbox, if it is alone."));
		specification.addOption(flag(COMPLETION, "Print a completion script for bash and zsh."));
		specification
			.addOption(flag("help", "Print this help.").toBuilder().names("-h", "--help").usageHelp(true).build());
		specification.addOption(
				flag("version", "Print the version.").toBuilder().names("-V", "--version").versionHelp(true).build());
		return specification;
	}

	private static OptionSpec flag(String name, String description) {
		return OptionSpec.builder("--" + name).arity("0").type(boolean.class).description(description).build();
	}

	private static OptionSpec value(String name, String label, String description) {
		return OptionSpec.builder("--" + name)
			.arity("1")
			.paramLabel(label)
			.type(List.class)
			.auxiliaryTypes(String.class)
			.description(description)
			.build();
	}

	private static String version() {
		String version = CommandLine.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "(not from a jar)";
	}

	private void check() {
		if (sandboxAlone()) {
			this.properties.stream().findFirst().ifPresent((property) -> {
				throw doesNotApplyToTheSandbox(nameOf(property));
			});
		}
		this.options.matchedOptions().forEach((option) -> check(option.longestName().substring(2)));
	}

	private void check(String name) {
		if (sandboxAlone() && !name.equals(SANDBOX) && !SANDBOX_OPTIONS.contains(name)) {
			throw doesNotApplyToTheSandbox("--" + name);
		}
		if (!sandboxAlone() && SANDBOX_OPTIONS.contains(name) && !SANDBOX_APP_OPTIONS.contains(name)) {
			throw new InvalidConfigurationException(
					"--%s needs --sandbox; add --sandbox or leave it out.".formatted(name));
		}
		if (!FLAGS.contains(name) && all(name).stream().allMatch(String::isBlank)) {
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

	/** What to print instead of starting anything. */
	Optional<String> information() {
		if (this.options.isUsageHelpRequested()) {
			return Optional.of(this.parser.getUsageMessage(Ansi.OFF));
		}
		if (this.options.isVersionHelpRequested()) {
			return Optional.of(String.join("\n", this.parser.getCommandSpec().version()) + "\n");
		}
		return has(COMPLETION) ? Optional.of(AutoComplete.bash(NAME, this.parser)) : Optional.empty();
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

package sample.pagerduty;

import java.io.File;
import java.util.Arrays;
import java.util.List;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import sample.pagerduty.sandbox.AppKind;

/** The options that the command line can have, and what {@code --help} says of each. */
final class CommandLineOptions {

	static final String NAME = "pagerduty-oauth-sample";

	static final String COMPLETION = "generate-completion";

	private CommandLineOptions() {
	}

	static CommandSpec specification() {
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
		specification.addOption(OptionSpec.builder("--" + CommandLine.CONFIG)
			.arity("1")
			.paramLabel("FILE")
			.type(File.class)
			.description("Read the settings from this file, not from config.json.")
			.build());
		specification.addOption(flag(CommandLine.CHECK,
				"Check the setup without starting the app. The exit status is 1 if something fails."));
		specification.addOption(value(CommandLine.APP_KIND, "KIND",
				"The kind of the sandbox's app: scoped (the default), classic or public.")
			.toBuilder()
			.completionCandidates(Arrays.stream(AppKind.values()).map(AppKind::toString).toList())
			.build());
		specification.addOption(
				value(CommandLine.APP_SCOPES, "SCOPES", "The scopes that the sandbox's app is registered with."));
		specification.addOption(flag(CommandLine.NO_NONCE, "Let the sandbox leave the nonce out of ID tokens."));
		specification.addOption(flag(CommandLine.ACCEPT_BASIC, "Let the sandbox accept client_secret_basic."));
		specification
			.addOption(flag(CommandLine.SANDBOX, "Start the sandbox alone, to test your own integration on it."));
		specification.addOption(value(CommandLine.REDIRECT_URI, "URI",
				"A redirect URI of the sandbox's app, if the sandbox is alone. Can be repeated."));
		specification.addOption(value(CommandLine.SANDBOX_PORT, "PORT", "The port of the sandbox, if it is alone."));
		specification.addOption(flag(CommandLine.NEW_AGENT_KEY, "Print a new key for AGENT_API_KEYS."));
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
		String version = CommandLineOptions.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "(not from a jar)";
	}

}

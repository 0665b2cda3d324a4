package sample.pagerduty;

import java.io.File;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import sample.pagerduty.sandbox.AppKind;

/** The options that the command line can have, and what {@code --help} says of each. */
@Command(name = CommandLineOptions.NAME, sortOptions = false,
		description = "Signs you in to PagerDuty with OAuth 2.0 and gives you the tokens. Without a PagerDuty app in "
				+ "config.json or the environment it uses a built-in sandbox.",
		footer = { "", "The settings in config.json and the environment are described in src/docs/configuration.md. "
				+ "Options with a dot, such as --server.servlet.session.timeout=1h, are passed to Spring Boot." })
final class CommandLineOptions {

	static final String NAME = "pagerduty-oauth-sample";

	static final String COMPLETION = "generate-completion";

	static final String NEW_AGENT_KEY = "new-agent-key";

	@Option(names = "--" + CommandLine.CONFIG, paramLabel = "FILE",
			description = "Read the settings from this file instead of config.json.")
	@Nullable File config;

	@Option(names = "--" + CommandLine.CHECK,
			description = "Check the setup without starting the app. The exit status is 1 if something fails.")
	boolean check;

	@Option(names = "--" + CommandLine.APP_KIND, paramLabel = "KIND", completionCandidates = AppKinds.class,
			description = "The kind of the sandbox's app: scoped (the default), classic or public.")
	@Nullable List<String> appKind;

	@Option(names = "--" + CommandLine.APP_SCOPES, paramLabel = "SCOPES",
			description = "The scopes that the sandbox's app is registered with.")
	@Nullable List<String> appScopes;

	@Option(names = "--" + CommandLine.NO_NONCE, description = "Let the sandbox leave the nonce out of ID tokens.")
	boolean noNonce;

	@Option(names = "--" + CommandLine.ACCEPT_BASIC, description = "Let the sandbox accept client_secret_basic.")
	boolean acceptBasic;

	@Option(names = "--" + CommandLine.SANDBOX,
			description = "Start the sandbox alone, to test your own integration against it.")
	boolean sandbox;

	@Option(names = "--" + CommandLine.REDIRECT_URI, paramLabel = "URI",
			description = "A redirect URI of the sandbox's app, if the sandbox runs alone. Can be repeated.")
	@Nullable List<String> redirectUri;

	@Option(names = "--" + CommandLine.SANDBOX_PORT, paramLabel = "PORT",
			description = "The port of the sandbox, if it runs alone.")
	@Nullable List<String> sandboxPort;

	@Option(names = "--" + NEW_AGENT_KEY, description = "Print a new key for AGENT_API_KEYS.")
	boolean newAgentKey;

	@Option(names = "--" + COMPLETION, description = "Print a completion script for bash and zsh.")
	boolean completion;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Print this help.")
	boolean help;

	@Option(names = { "-V", "--version" }, versionHelp = true, description = "Print the version.")
	boolean version;

	static CommandSpec specification() {
		String version = CommandLineOptions.class.getPackage().getImplementationVersion();
		return CommandSpec.forAnnotatedObject(new CommandLineOptions())
			.version("PagerDuty OAuth2 Sample for Java " + ((version != null) ? version : "(not from a jar)"),
					"Java " + System.getProperty("java.version"));
	}

	/** For completion. */
	static final class AppKinds implements Iterable<String> {

		@Override
		public Iterator<String> iterator() {
			return Arrays.stream(AppKind.values()).map(AppKind::toString).iterator();
		}

	}

}

package sample.pagerduty.terminal;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the setup, as {@code --check} does. */
@Command(name = "check", description = "Check the setup. The exit status is 1 if something fails.")
final class CheckCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init") // picocli sets it
	private CommandSpec command;

	@Option(names = "--config", paramLabel = "FILE",
			description = "Read the settings from this file, not from config.json.")
	private @Nullable String config;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Print this help.")
	private boolean help;

	@Override
	public Integer call() {
		return ((Terminal) this.command.root().userObject()).starter().check(this.config);
	}

}

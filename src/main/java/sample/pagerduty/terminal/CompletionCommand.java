package sample.pagerduty.terminal;

import java.util.concurrent.Callable;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a completion script for a shell. */
@Command(name = "completion",
		description = "Print a completion script, for example: source <(pd-token completion bash)")
final class CompletionCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init") // picocli sets it
	private CommandSpec command;

	@Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
	private Shell shell = Shell.BASH;

	@Override
	public Integer call() {
		CommandLine all = this.command.root().commandLine();
		String script = switch (this.shell) {
			case BASH, ZSH -> AutoComplete.bash(Terminal.NAME, all);
			case FISH -> FishCompletion.of(all.getCommandSpec());
		};
		this.command.commandLine().getOut().println(script);
		return ExitStatus.OK;
	}

	/** The shells with a completion script. */
	enum Shell {

		BASH, ZSH, FISH

	}

}

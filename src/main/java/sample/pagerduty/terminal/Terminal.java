package sample.pagerduty.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The terminal commands, together. */
@Command(name = Terminal.NAME, description = "Gets PagerDuty tokens in a terminal.",
		subcommands = { LoginCommand.class, TokenCommand.class, StatusCommand.class, ExecCommand.class,
				ApiCommand.class, KeysCommand.class, ActivityCommand.class, LogoutCommand.class, CheckCommand.class,
				CompletionCommand.class, CommandLine.HelpCommand.class })
public final class Terminal {

	static final String NAME = "pd-token";

	private final AppStarter starter;

	private final BufferedReader in;

	private Terminal(AppStarter starter, Reader in) {
		this.starter = starter;
		this.in = new BufferedReader(in);
	}

	/** Whether the arguments name a command; otherwise they are options of the app. */
	public static boolean isCommand(String[] args) {
		return args.length > 0 && Arrays.stream(Terminal.class.getAnnotation(Command.class).subcommands())
			.anyMatch((command) -> command.getAnnotation(Command.class).name().equals(args[0]));
	}

	/** Runs a command and returns its exit status. */
	public static int run(String[] args, AppStarter starter, Reader in, PrintWriter out, PrintWriter err) {
		return new CommandLine(new Terminal(starter, in)).setOut(out)
			.setErr(err)
			.setExpandAtFiles(false)
			.setCaseInsensitiveEnumValuesAllowed(true)
			.setParameterExceptionHandler(Terminal::explain)
			.setExecutionExceptionHandler(Terminal::explain)
			.execute(args);
	}

	private static int explain(ParameterException thrown, String[] args) {
		PrintWriter err = thrown.getCommandLine().getErr();
		err.println(thrown.getMessage());
		CommandLine.UnmatchedArgumentException.printSuggestions(thrown, err);
		err.println("%s --help lists the options.".formatted(thrown.getCommandLine().getCommandSpec().qualifiedName()));
		return ExitStatus.USAGE;
	}

	private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
		if (thrown instanceof TerminalException problem) {
			command.getErr().println(problem.getMessage());
			return problem.exitStatus();
		}
		throw thrown;
	}

	AppStarter starter() {
		return this.starter;
	}

	/** The next line that the user types, or {@code null} if there is none. */
	@Nullable String readLine() {
		try {
			return this.in.readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

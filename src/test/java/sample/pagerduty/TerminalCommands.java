package sample.pagerduty;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import sample.pagerduty.terminal.Terminal;

/** Runs terminal commands, as a user with some environment does. */
final class TerminalCommands {

	private final Map<String, String> environment;

	private final Clock clock;

	TerminalCommands(Map<String, String> environment, Clock clock) {
		this.environment = environment;
		this.clock = clock;
	}

	Result run(String... args) {
		return runWithInput("", args);
	}

	Result runWithInput(String input, String... args) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int status = run(new StringReader(input), new PrintWriter(out), new PrintWriter(err), args);
		return new Result(status, out.toString(), err.toString());
	}

	/**
	 * Runs a login without a browser on this machine.
	 * @param person signs in at the address that the command prints, and returns the one
	 * where that ends
	 */
	Result login(UnaryOperator<String> person, String... args) throws Exception {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		try (PipedWriter typed = new PipedWriter();
				PipedReader in = new PipedReader(typed);
				PipedWriter shown = new PipedWriter();
				BufferedReader screen = new BufferedReader(new PipedReader(shown, 16_384))) {
			CompletableFuture<Integer> status = CompletableFuture
				.supplyAsync(() -> run(in, new PrintWriter(out), new PrintWriter(shown, true), args));
			status.whenComplete((ended, failure) -> close(shown));
			String line = screen.readLine();
			String address = "";
			while (line != null) {
				err.append(line).append('\n');
				if (line.startsWith("  http")) {
					address = line.strip();
				}
				if (line.contains("within 30 seconds")) {
					typed.write(person.apply(address) + "\n");
					typed.flush();
				}
				line = screen.readLine();
			}
			return new Result(status.get(60, TimeUnit.SECONDS), out.toString(), err.toString());
		}
	}

	private static void close(PipedWriter writer) {
		try {
			writer.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private int run(Reader in, PrintWriter out, PrintWriter err, String... args) {
		int status = Terminal.run(args,
				new TerminalAppStarter(this.environment, Path.of("target", "no-configuration"), this.clock), in, out,
				err);
		out.flush();
		err.flush();
		// An app that a command has started logs nothing; the next one in this process
		// must.
		System.clearProperty("CONSOLE_LOG_THRESHOLD");
		return status;
	}

	/** What a command printed, and how it ended. */
	record Result(int status, String out, String err) {

	}

}

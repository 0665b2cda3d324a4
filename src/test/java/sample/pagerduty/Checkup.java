package sample.pagerduty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code --check} says, run as a user does, but in this process.
 *
 * @param status the exit status
 * @param lines what is printed
 */
public record Checkup(int status, List<String> lines) {

	/** With the environment variables given, and without a {@code config.json}. */
	public static Checkup of(Map<String, String> environment, String... args) throws IOException {
		return of(environment, Clock.systemUTC(), args);
	}

	/** With the clock of the machine. */
	public static Checkup of(Map<String, String> environment, Clock clock, String... args) throws IOException {
		Map<String, String> variables = RunningSample.withStore(RunningSample.withPorts(environment));
		CheckLauncher launcher = new CheckLauncher(CommandLine.parse(args), variables,
				Path.of("target", "no-configuration"), clock);
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		try {
			int status = launcher.launch(new PrintStream(output, true, StandardCharsets.UTF_8));
			return new Checkup(status, output.toString(StandardCharsets.UTF_8).lines().toList());
		}
		finally {
			// Spring Boot sets it for the rest of the process
			System.clearProperty("CONSOLE_LOG_THRESHOLD");
		}
	}

	/** The only line about something. */
	public String line(String title) {
		List<String> found = this.lines.stream()
			.filter((line) -> line.substring(8).startsWith(title + ":") || line.substring(8).startsWith(title + " "))
			.toList();
		assertThat(found).as("lines about %s among %s", title, this.lines).hasSize(1);
		return found.get(0);
	}

	/** The lines that begin with a word. */
	public List<String> linesOf(String label) {
		return this.lines.stream().filter((line) -> line.startsWith(label + " ")).toList();
	}

	/** Checks that only one thing has failed, and returns its line. */
	public String onlyFailure() {
		assertThat(this.status).as("%s", this.lines).isEqualTo(1);
		assertThat(linesOf("FAILED")).as("%s", this.lines).hasSize(1);
		return linesOf("FAILED").get(0);
	}

}

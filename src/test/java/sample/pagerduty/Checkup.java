package sample.pagerduty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code --check} says, run through the gate but in this process.
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
		Map<String, String> variables = new HashMap<>(environment);
		variables.putIfAbsent("PD_REDIRECT_URI", "http://localhost:%d/callback".formatted(RunningSample.freePort()));
		variables.putIfAbsent("PD_SANDBOX_PORT", "0");
		if (variables.containsKey("PD_CLIENT_ID") && !variables.containsKey("PD_STORE_DIR")
				&& !variables.containsKey("PD_DATABASE_URL")) {
			variables.putIfAbsent("PD_STORE", "memory"); // never the developer's own
															// store
		}
		CheckLauncher launcher = new CheckLauncher(CommandLine.parse(args), variables,
				Path.of("target", "no-configuration"), clock);
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		try {
			int status = launcher.launch(new PrintStream(output, true, StandardCharsets.UTF_8));
			return new Checkup(status, output.toString(StandardCharsets.UTF_8).lines().toList());
		}
		finally {
			System.clearProperty("CONSOLE_LOG_THRESHOLD"); // Spring Boot's, for what is
															// left of a process
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

	/** Checks that one thing alone has failed, and returns its line. */
	public String onlyFailure() {
		assertThat(this.status).as("%s", this.lines).isEqualTo(1);
		assertThat(linesOf("FAILED")).as("%s", this.lines).hasSize(1);
		return linesOf("FAILED").get(0);
	}

}

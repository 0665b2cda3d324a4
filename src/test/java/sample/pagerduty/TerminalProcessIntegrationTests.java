package sample.pagerduty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The terminal commands as processes in a terminal, beside a running app. */
class TerminalProcessIntegrationTests {

	@TempDir
	Path folder;

	private final FakePagerDuty pagerDuty = new FakePagerDuty();

	private final Map<String, String> environment = new HashMap<>(this.pagerDuty.configuration());

	private RunningSample app;

	@BeforeEach
	void start() throws IOException {
		assumeThat(Requirements.program("script")).as("This test needs script (util-linux)").isPresent();
		assumeThat(Path.of("/proc/self/cmdline")).as("This test needs /proc").exists();
		this.environment.put("PD_STORE_DIR", this.folder.resolve("store").toString());
		this.environment.put("PD_REDIRECT_URI", "http://localhost:%d/callback".formatted(RunningSample.freePort()));
		this.app = RunningSample.start(this.environment, Clock.systemUTC());
		SampleOnFakePagerDuty.login(this.app.browser());
	}

	@AfterEach
	void stop() throws IOException {
		if (this.app != null) {
			this.app.close();
		}
		this.pagerDuty.close();
	}

	/** Runs a command in a pseudo terminal, with what its user types. */
	private Ended inTerminal(String typed, String... args) throws Exception {
		List<String> command = SampleProgram.command();
		command.addAll(Arrays.asList(args));
		String line = command.stream()
			.map((word) -> "'" + word.replace("'", "'\\''") + "'")
			.collect(Collectors.joining(" "));
		ProcessBuilder builder = new ProcessBuilder("script", "-q", "-e", "-c", line, "/dev/null")
			.redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> name.startsWith("PD_"));
		builder.environment().putAll(this.environment);
		builder.environment().put("TERM", "xterm-256color");
		Process process = builder.start();
		process.getOutputStream().write(typed.getBytes(StandardCharsets.UTF_8));
		process.getOutputStream().flush();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Ended(process.waitFor(), output);
	}

	@Test
	void commandsInATerminalThenNoProcessHasATokenInItsArguments() throws Exception {
		Ended status = inTerminal("", "status");
		assertThat(status.output()).contains("Connected as Ada Admin").doesNotContain("pdus+");
		assertThat(status.exitStatus()).isZero();
		assertThat(inTerminal("", "token").output()).contains(FakePagerDuty.ACCESS_TOKEN);
		Path arguments = this.folder.resolve("arguments");
		Ended exec = inTerminal("", "exec", "--", "sh", "-c",
				"test -n \"$PAGERDUTY_TOKEN\" && cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' > '" + arguments
						+ "'; exit 5");
		assertThat(exec.exitStatus()).as(exec.output()).isEqualTo(5);
		assertThat(exec.output()).doesNotContain("pdus+");
		// This run of the command is among them, so the list is not empty by mistake.
		assertThat(Files.readString(arguments, StandardCharsets.ISO_8859_1)).contains(" exec -- sh -c ")
			.doesNotContain(FakePagerDuty.ACCESS_TOKEN, FakePagerDuty.REFRESH_TOKEN, FakePagerDuty.CLIENT_SECRET);
		assertThat(inTerminal("", "keys", "create", "nightly").output()).contains("pdsk_");
		assertThat(inTerminal("n\n", "logout").exitStatus()).isEqualTo(1);
		assertThat(inTerminal("y\n", "logout").exitStatus()).isZero();
		assertThat(inTerminal("", "status").exitStatus()).isEqualTo(1);
	}

	/** How a command ended. */
	private record Ended(int exitStatus, String output) {

	}

}

package sample.pagerduty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.client.FakePagerDuty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The commands of the documentation, typed into an interactive shell with a history. No
 * secret is in that history, or in the arguments of any process meanwhile.
 */
class ShellHistoryIntegrationTests {

	private static final Path PROCESSES = Path.of("/proc");

	@TempDir
	Path folder;

	private final Set<String> arguments = ConcurrentHashMap.newKeySet();

	private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor();

	private Path screen;

	private Process shell;

	private int typed;

	/** The commands for a shell in the documentation. */
	private static List<String> documented() throws IOException {
		String page = Files.readString(Path.of("src/docs/terminal.md"));
		int start = page.indexOf("```sh\npd-token login\n") + "```sh\n".length();
		return page.substring(start, page.indexOf("```", start)).lines().toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "bash --norc --noprofile -i", "zsh -i" })
	void documentedCommandsThenNoSecretInHistoryOrArguments(String command) throws Exception {
		Requirements.installed(command.substring(0, command.indexOf(' ')));
		Requirements.installed("script"); // of util-linux
		Requirements.curl();
		try (FakePagerDuty pagerDuty = new FakePagerDuty()) {
			Map<String, String> environment = new HashMap<>(
					pagerDuty.configuration("PD_STORE_DIR", this.folder.resolve("store").toString(), "PD_REDIRECT_URI",
							"http://localhost:%d/callback".formatted(RunningSample.freePort())));
			try (RunningSample app = RunningSample.start(environment, Clock.systemUTC())) {
				assertThat(app.home()).isNotNull();
				start(command, environment);
				watchProcesses();
				String state = login(environment.get("PD_REDIRECT_URI"));
				List<String> commands = documented();
				assertThat(commands).hasSizeGreaterThan(3).first().isEqualTo("pd-token login");
				for (String line : commands.subList(1, commands.size())) {
					run(line.replace("https://api.pagerduty.com", pagerDuty.url()));
				}
				run("pd-token exec -- sh -c 'test -n \"$PAGERDUTY_TOKEN\" && echo with-a-token'");
				run("pd-token keys create nightly");
				run("[ -n \"$PAGERDUTY_TOKEN\" ] && echo evaluated-$((1 + 1))");
				type("exit");
				assertThat(this.shell.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue()).as(onScreen())
					.isZero();
				this.watcher.shutdown();
				assertThat(this.watcher.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
				String key = onScreen().replaceAll("(?s).*(pdsk_[A-Za-z0-9_-]{43}).*", "$1");
				assertThat(onScreen()).contains("Ada Admin", "evaluated-2", "with-a-token")
					.doesNotContain("command not found");
				String history = Files.readString(this.folder.resolve("history"), StandardCharsets.UTF_8);
				assertThat(history).contains("pd-token login", "curl -q -sS -H @<(pd-token token", "eval \"$(pd-token");
				String all = String.join("\n", this.arguments);
				assertThat(all).contains("curl -q -sS -H @/", " exec -- sh -c ", "keys create nightly");
				assertThat(List.of(history, all))
					.allSatisfy((text) -> assertThat(text).doesNotContain(FakePagerDuty.ACCESS_TOKEN, "pdus+",
							FakePagerDuty.REFRESH_TOKEN, FakePagerDuty.CODE, FakePagerDuty.CLIENT_SECRET, state, key));
			}
		}
		finally {
			this.watcher.shutdownNow();
			if (this.shell != null) {
				this.shell.destroyForcibly();
			}
		}
	}

	private void start(String command, Map<String, String> environment) throws IOException {
		Path program = this.folder.resolve("pd-token");
		Files.writeString(program,
				"#!/bin/sh\nexec '%s' \"$@\"\n".formatted(String.join("' '", SampleProgram.command())));
		assertThat(program.toFile().setExecutable(true)).isTrue();
		this.screen = this.folder.resolve("screen");
		ProcessBuilder builder = new ProcessBuilder("script", "-q", "-e", "-f", "-c", command, "/dev/null")
			.redirectErrorStream(true)
			.redirectOutput(this.screen.toFile());
		Map<String, String> variables = builder.environment();
		variables.keySet().removeIf((name) -> name.startsWith("PD_"));
		variables.putAll(environment);
		variables.put("PATH", this.folder + ":" + variables.get("PATH"));
		variables.put("TERM", "dumb");
		variables.put("HISTFILE", this.folder.resolve("history").toString());
		variables.put("ZDOTDIR", this.folder.toString());
		Files.writeString(this.folder.resolve(".zshrc"), "HISTSIZE=1000; SAVEHIST=1000\n");
		this.shell = builder.start();
	}

	/** Notes the arguments of all processes again and again. */
	private void watchProcesses() {
		this.watcher.scheduleWithFixedDelay(() -> {
			try (Stream<Path> processes = Files.list(PROCESSES)) {
				processes.filter((process) -> process.getFileName().toString().matches("[0-9]+")).forEach(this::note);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}, 0, 10, TimeUnit.MILLISECONDS);
	}

	private void note(Path process) {
		try {
			this.arguments
				.add(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1).replace('\0', ' '));
		}
		catch (IOException ex) {
			// it has ended
		}
	}

	/** Logs in by pasting, and returns the state of the login. */
	private String login(String redirectUri) throws IOException {
		type("pd-token login --no-browser");
		await().atMost(Duration.ofSeconds(40)).until(() -> onScreen().contains("within 30 seconds"));
		String address = onScreen().lines()
			.map(String::strip)
			.filter((line) -> line.startsWith("http") && line.contains("state="))
			.findFirst()
			.orElseThrow(() -> new AssertionError(onScreen()));
		String state = Http.query(URI.create(address)).get("state");
		type(redirectUri + "?code=" + FakePagerDuty.CODE + "&state=" + Http.encode(state));
		await().atMost(Duration.ofSeconds(60)).until(() -> onScreen().contains("Connected as Ada Admin"));
		return state;
	}

	/** Types a command and waits until it has ended. */
	private void run(String line) throws IOException {
		type(line);
		int number = ++this.typed;
		type("echo ended-$((%d + 0))-".formatted(number));
		await().atMost(Duration.ofSeconds(40)).until(() -> onScreen().contains("ended-" + number + "-"));
	}

	private void type(String line) throws IOException {
		this.shell.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
		this.shell.getOutputStream().flush();
	}

	private String onScreen() {
		try {
			return Files.readString(this.screen, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

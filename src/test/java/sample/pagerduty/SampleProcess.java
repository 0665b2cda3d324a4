package sample.pagerduty;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import sample.pagerduty.client.config.ConfigKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The sample in its own process, as in a terminal. Its working directory is also the home
 * directory of its user.
 */
public final class SampleProcess implements Closeable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Process process;

	private final Path output;

	private final URI home;

	private final int port;

	private SampleProcess(Process process, Path output, URI home, int port) {
		this.process = process;
		this.output = output;
		this.home = home;
		this.port = port;
	}

	/**
	 * Starts the sample, on a free port if the environment names no redirect URI, and
	 * does not wait.
	 */
	public static SampleProcess start(Path directory, Map<String, String> environment, String... args)
			throws IOException {
		List<String> command = SampleProgram.command("-Duser.home=" + directory.toAbsolutePath());
		command.addAll(List.of(args));
		return start(command, directory, environment);
	}

	static SampleProcess start(List<String> command, Path directory, Map<String, String> environment)
			throws IOException {
		Map<String, String> variables = RunningSample.withPorts(environment);
		URI home = URI.create(variables.get("PD_REDIRECT_URI")).resolve("/");
		int port = home.getScheme().equals("https") ? Integer.parseInt(variables.get("PD_PORT")) : home.getPort();
		Path output = Files.createTempFile(directory, "output", ".log");
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		Arrays.stream(ConfigKey.values()).map(ConfigKey::variable).forEach(builder.environment()::remove);
		builder.environment().keySet().removeIf((name) -> name.matches("(?i)(spring|server|management)_.*"));
		builder.environment().putAll(variables);
		return new SampleProcess(builder.start(), output, home, port);
	}

	/** Waits until it answers. */
	public SampleProcess awaitStarted() {
		return awaitStarted(PATIENCE);
	}

	SampleProcess awaitStarted(Duration patience) {
		await().atMost(patience)
			.pollInterval(Duration.ofMillis(100))
			.failFast(() -> assertThat(this.process.isAlive()).as(output()).isTrue())
			.until(this::isListening);
		return this;
	}

	private boolean isListening() {
		try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Waits until it has ended by itself, and returns its exit status. */
	public int awaitEnd() {
		return awaitEnd(PATIENCE);
	}

	private int awaitEnd(Duration patience) {
		assertThat(this.process.onExit()).as("ends by itself: %s", output()).succeedsWithin(patience);
		return this.process.exitValue();
	}

	/** Ends it as {@code kill} does: it can tidy up. */
	public void stop() {
		stop(PATIENCE);
	}

	void stop(Duration patience) {
		this.process.destroy();
		awaitEnd(patience);
	}

	/** Ends it as {@code kill -9} does. */
	public void kill() {
		this.process.destroyForcibly();
		awaitEnd();
	}

	/** What it has written to the terminal so far. */
	public String output() {
		try {
			return Files.readString(this.output, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public long pid() {
		return this.process.pid();
	}

	public URI home() {
		return this.home;
	}

	public Browser browser() {
		return new Browser(this.home);
	}

	/** Ends it in any state. */
	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}

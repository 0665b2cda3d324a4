package sample.pagerduty;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import sample.pagerduty.client.config.TracesSettings;

import org.springframework.context.ConfigurableApplicationContext;

/** The sample, started as a user does, on free ports. */
public final class RunningSample implements Closeable {

	/**
	 * Below the ports that systems give to outgoing connections, so that none of those
	 * takes the port.
	 */
	private static final int MIN_PORT = 20_000;

	private static final int MAX_PORT = 32_000;

	/** As many as Maven runs at once. */
	private static final int MAX_FORKS = 4;

	/** Which of them this is; it is missing in an IDE. */
	private static final String FORK = System.getProperty("tests.fork", "");

	private static final Path NO_CONFIGURATION = Path.of("target", "no-configuration");

	private final Closeable running;

	private final URI home;

	private RunningSample(Closeable running, Map<String, String> variables) {
		this.running = running;
		this.home = URI.create(variables.get("PD_REDIRECT_URI")).resolve("/");
	}

	/** With the environment variables given, and without a {@code config.json}. */
	public static RunningSample start(Map<String, String> environment, String... args) throws IOException {
		return start(environment, Clock.systemUTC(), args);
	}

	/** With a clock for the tokens of the client and the sandbox. */
	public static RunningSample start(Map<String, String> environment, Clock clock, String... args) throws IOException {
		Map<String, String> variables = withPatience(withStore(withPorts(environment)));
		return new RunningSample(PagerDutyOAuthSample.run(args, variables, NO_CONFIGURATION, clock), variables);
	}

	/**
	 * With the bean definitions of the jar, which Maven has made before it runs a test.
	 */
	static RunningSample startPrepared(Map<String, String> environment, Clock clock, String... args)
			throws IOException {
		Map<String, String> variables = withPatience(withStore(withPorts(environment)));
		ClientLauncher launcher = new ClientLauncher(CommandLine.parse(args), variables, NO_CONFIGURATION, clock);
		return new RunningSample(launcher.launch(new PreparedClient(), Map.of(), TracesSettings.OFF), variables);
	}

	/** With free ports, unless the environment names them. */
	static Map<String, String> withPorts(Map<String, String> environment) throws IOException {
		Map<String, String> variables = new HashMap<>(environment);
		variables.putIfAbsent("PD_REDIRECT_URI", "http://localhost:%d/callback".formatted(freePort()));
		variables.putIfAbsent("PD_SANDBOX_PORT", "0");
		return variables;
	}

	/** With a store that is never the one of the person who runs the tests. */
	static Map<String, String> withStore(Map<String, String> environment) {
		Map<String, String> variables = new HashMap<>(environment);
		if (variables.containsKey("PD_CLIENT_ID") && !variables.containsKey("PD_STORE_DIR")
				&& !variables.containsKey("PD_DATABASE_URL")) {
			variables.putIfAbsent("PD_STORE", "memory");
		}
		return variables;
	}

	/** With more time for the sandbox than for PagerDuty, because tests keep it busy. */
	private static Map<String, String> withPatience(Map<String, String> environment) {
		Map<String, String> variables = new HashMap<>(environment);
		variables.putIfAbsent("PD_READ_TIMEOUT", "60s");
		return variables;
	}

	/** Each fork draws from its own range: what it draws is free until it is used. */
	public static int freePort() throws IOException {
		boolean forked = FORK.matches("[1-%d]".formatted(MAX_FORKS));
		int size = forked ? (MAX_PORT - MIN_PORT) / MAX_FORKS : MAX_PORT - MIN_PORT;
		int first = forked ? MIN_PORT + (Integer.parseInt(FORK) - 1) * size : MIN_PORT;
		for (int attempt = 0; attempt < 100; attempt++) {
			int port = ThreadLocalRandom.current().nextInt(first, first + size);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// taken: try another one
			}
		}
		throw new IOException("No free port between " + first + " and " + (first + size));
	}

	public URI home() {
		return this.home;
	}

	/** The context of the client. */
	public ConfigurableApplicationContext context() {
		return (ConfigurableApplicationContext) this.running;
	}

	public Browser browser() {
		return new Browser(this.home);
	}

	@Override
	public void close() throws IOException {
		this.running.close();
	}

}

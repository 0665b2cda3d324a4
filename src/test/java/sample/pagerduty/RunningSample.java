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

import org.springframework.context.ConfigurableApplicationContext;

/** The sample, started as a user does, on free ports. */
public final class RunningSample implements Closeable {

	/**
	 * Below the ports that systems give to outgoing connections, so that none of those
	 * takes the port.
	 */
	private static final int MIN_PORT = 20_000;

	private static final int MAX_PORT = 32_000;

	private final Closeable running;

	private final URI home;

	private RunningSample(Closeable running, URI home) {
		this.running = running;
		this.home = home;
	}

	/** With the environment variables given, and without a {@code config.json}. */
	public static RunningSample start(Map<String, String> environment, String... args) throws IOException {
		return start(environment, Clock.systemUTC(), args);
	}

	/** With a clock for the tokens of the client and the sandbox. */
	public static RunningSample start(Map<String, String> environment, Clock clock, String... args) throws IOException {
		Map<String, String> variables = withStore(withPorts(environment));
		Closeable running = PagerDutyOAuthSample.run(args, variables, Path.of("target", "no-configuration"), clock);
		return new RunningSample(running, URI.create(variables.get("REDIRECT_URI")).resolve("/"));
	}

	/** With free ports, unless the environment names them. */
	static Map<String, String> withPorts(Map<String, String> environment) throws IOException {
		Map<String, String> variables = new HashMap<>(environment);
		variables.putIfAbsent("REDIRECT_URI", "http://localhost:%d/callback".formatted(freePort()));
		variables.putIfAbsent("SANDBOX_PORT", "0");
		return variables;
	}

	/** With a store that is never the one of the person who runs the tests. */
	static Map<String, String> withStore(Map<String, String> environment) {
		Map<String, String> variables = new HashMap<>(environment);
		if (variables.containsKey("PD_CLIENT_ID") && !variables.containsKey("STORE_DIR")
				&& !variables.containsKey("DATABASE_URL")) {
			variables.putIfAbsent("STORE", "memory");
		}
		return variables;
	}

	public static int freePort() throws IOException {
		for (int attempt = 0; attempt < 100; attempt++) {
			int port = ThreadLocalRandom.current().nextInt(MIN_PORT, MAX_PORT);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// taken: try another one
			}
		}
		throw new IOException("No free port between " + MIN_PORT + " and " + MAX_PORT);
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

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

/** The sample, started through the gate as a user would, on free ports. */
public final class RunningSample implements Closeable {

	/**
	 * Below the ports that systems hand out by themselves, so that nobody gets in
	 * between.
	 */
	private static final int LOWEST_PORT = 20_000;

	private static final int HIGHEST_PORT = 32_000;

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

	/** With a clock that tokens, here and at the sandbox, live by. */
	public static RunningSample start(Map<String, String> environment, Clock clock, String... args) throws IOException {
		int port = freePort();
		Map<String, String> variables = new HashMap<>(environment);
		variables.putIfAbsent("PD_REDIRECT_URI", "http://localhost:%d/callback".formatted(port));
		variables.putIfAbsent("PD_SANDBOX_PORT", "0");
		if (variables.containsKey("PD_CLIENT_ID") && !variables.containsKey("PD_STORE_DIR")
				&& !variables.containsKey("PD_DATABASE_URL")) {
			variables.putIfAbsent("PD_STORE", "memory"); // never the developer's own
															// store
		}
		Closeable running = PagerDutyOAuthSample.run(args, variables, Path.of("target", "no-configuration"), clock);
		return new RunningSample(running, URI.create(variables.get("PD_REDIRECT_URI")).resolve("/"));
	}

	public static int freePort() throws IOException {
		for (int attempt = 0; attempt < 100; attempt++) {
			int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// taken: another one
			}
		}
		throw new IOException("No free port between " + LOWEST_PORT + " and " + HIGHEST_PORT);
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

package sample.pagerduty.client.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import sample.pagerduty.client.config.InvalidConfigurationException;
import sample.pagerduty.client.config.Loopback;

import org.springframework.beans.factory.DisposableBean;

/**
 * Answers Prometheus on a port of its own, on loopback only. A second web server of
 * Spring Boot would take the health check away from the first, and much more memory.
 */
class MetricsServer implements DisposableBean {

	static final String PATH = "/actuator/prometheus";

	private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

	private final PrometheusMeterRegistry registry;

	private final HttpServer server;

	private final ExecutorService executor;

	MetricsServer(PrometheusMeterRegistry registry, int port) {
		this.registry = registry;
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
		}
		catch (BindException ex) {
			throw new InvalidConfigurationException(
					"Another program uses port %d, where metrics are to be read; set METRICS_PORT (PD_METRICS_PORT in the environment) to another one."
						.formatted(port));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.executor = Executors.newSingleThreadExecutor((task) -> {
			Thread thread = new Thread(task, "metrics");
			thread.setDaemon(true);
			return thread;
		});
		this.server.setExecutor(this.executor);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			if (!isForThisMachine(exchange)) {
				exchange.sendResponseHeaders(421, -1);
			}
			else if (!exchange.getRequestURI().getPath().equals(PATH)) {
				exchange.sendResponseHeaders(404, -1);
			}
			else if (!exchange.getRequestMethod().equals("GET")) {
				exchange.getResponseHeaders().set("Allow", "GET");
				exchange.sendResponseHeaders(405, -1);
			}
			else {
				byte[] body = this.registry.scrape(CONTENT_TYPE).getBytes(StandardCharsets.UTF_8);
				exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
				exchange.sendResponseHeaders(200, body.length);
				exchange.getResponseBody().write(body);
			}
		}
	}

	/** A page elsewhere cannot read this by a name that leads to this machine. */
	private static boolean isForThisMachine(HttpExchange exchange) {
		String host = exchange.getRequestHeaders().getFirst("Host");
		return host != null && Loopback.includes(host.replaceFirst(":[0-9]{1,5}$", ""));
	}

	@Override
	public void destroy() {
		this.server.stop(0);
		this.executor.shutdown();
	}

}

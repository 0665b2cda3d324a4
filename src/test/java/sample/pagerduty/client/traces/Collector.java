package sample.pagerduty.client.traces;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/** A collector that keeps what it is sent over OTLP with HTTP. */
final class Collector implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final List<byte[]> received = new CopyOnWriteArrayList<>();

	private final List<String> paths = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	private volatile int status = 200;

	Collector() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		this.server.createContext("/", (exchange) -> {
			try (exchange) {
				this.paths.add(exchange.getRequestURI().getPath());
				this.received.add(exchange.getRequestBody().readAllBytes());
				exchange.sendResponseHeaders(this.status, -1);
			}
		});
		this.server.start();
	}

	/** Answers with this status from now on. */
	void answer(int status) {
		this.status = status;
	}

	void forget() {
		this.received.clear();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	List<String> paths() {
		return this.paths;
	}

	/** All that was sent, byte by byte. */
	String raw() {
		StringBuilder all = new StringBuilder();
		this.received.forEach((body) -> all.append(new String(body, StandardCharsets.ISO_8859_1)));
		return all.toString();
	}

	List<ReceivedSpan> spans() {
		List<ReceivedSpan> spans = new ArrayList<>();
		this.received.forEach((body) -> spans.addAll(ReceivedSpan.in(body)));
		return spans;
	}

	/** The last span that is like this, once it has arrived. */
	ReceivedSpan await(Predicate<ReceivedSpan> like) {
		AtomicReference<ReceivedSpan> last = new AtomicReference<>();
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			List<ReceivedSpan> spans = spans();
			assertThat(spans).anyMatch(like);
			last.set(spans.stream().filter(like).reduce((earlier, later) -> later).orElseThrow());
		});
		return last.get();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}

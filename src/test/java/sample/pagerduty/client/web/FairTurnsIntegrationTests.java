package sample.pagerduty.client.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static org.assertj.core.api.Assertions.assertThat;

/** Can only fail with virtual threads, that is, on JDK 21 and later. */
class FairTurnsIntegrationTests {

	private static final int REQUESTS = 9_000;

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private final URI home = app.sample().home();

	private final int busyConnections = 8 * Runtime.getRuntime().availableProcessors();

	private final CountDownLatch begun = new CountDownLatch(this.busyConnections);

	@Test
	void busyConnectionsThenAnotherOneIsAnsweredBeforeTheyEnd() throws Exception {
		ExecutorService threads = Executors.newCachedThreadPool();
		List<Socket> sockets = new ArrayList<>();
		List<Future<?>> ends = new ArrayList<>();
		try {
			for (int i = 0; i < this.busyConnections; i++) {
				Socket socket = new Socket(this.home.getHost(), this.home.getPort());
				sockets.add(socket);
				threads.submit(() -> sendAll(socket.getOutputStream()));
				ends.add(threads.submit(() -> receiveAll(socket.getInputStream())));
			}
			assertThat(this.begun.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(app.sample().browser().get("/images/icon.svg").statusCode()).isEqualTo(200);
			assertThat(ends).noneMatch(Future::isDone);
		}
		finally {
			for (Socket socket : sockets) {
				socket.close();
			}
			threads.shutdownNow();
		}
	}

	private Void sendAll(OutputStream out) throws IOException {
		String host = "Host: " + this.home.getAuthority() + "\r\n";
		String requests = ("HEAD /images/icon.svg HTTP/1.1\r\n" + host + "\r\n").repeat(REQUESTS)
				+ "HEAD /images/icon.svg HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n";
		out.write(requests.getBytes(StandardCharsets.US_ASCII));
		return null;
	}

	private Void receiveAll(InputStream in) throws IOException {
		in.read();
		this.begun.countDown();
		in.transferTo(OutputStream.nullOutputStream());
		return null;
	}

}

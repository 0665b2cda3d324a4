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

/**
 * Busy connections do not keep another one waiting. Without virtual threads, that is,
 * before JDK 21, the system shares the processors out, and this cannot fail.
 */
class FairTurnsIntegrationTests {

	private static final int REQUESTS = 9_000; // fewer than max-keep-alive-requests

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private final URI home = app.sample().home();

	private final int busyConnections = Math.min(64, 8 * Runtime.getRuntime().availableProcessors());

	private final CountDownLatch begun = new CountDownLatch(this.busyConnections);

	@Test
	void busyConnectionsThenAnotherOneIsAnsweredBeforeTheyEnd() throws Exception {
		ExecutorService threads = Executors.newCachedThreadPool();
		List<Socket> sockets = new ArrayList<>();
		List<Future<?>> ends = new ArrayList<>();
		byte[] requests = requests();
		try {
			for (int i = 0; i < this.busyConnections; i++) {
				Socket socket = new Socket(this.home.getHost(), this.home.getPort());
				sockets.add(socket);
				threads.submit(() -> sendAll(requests, socket.getOutputStream()));
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

	private byte[] requests() {
		String request = "HEAD /images/icon.svg HTTP/1.1\r\nHost: " + this.home.getAuthority() + "\r\n";
		return ((request + "\r\n").repeat(REQUESTS) + request + "Connection: close\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

	private static Void sendAll(byte[] requests, OutputStream out) throws IOException {
		out.write(requests);
		return null;
	}

	private Void receiveAll(InputStream in) throws IOException {
		in.read();
		this.begun.countDown();
		in.transferTo(OutputStream.nullOutputStream());
		return null;
	}

}

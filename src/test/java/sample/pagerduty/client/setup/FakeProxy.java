package sample.pagerduty.client.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that gives the same answer to everyone, and keeps what it was asked. */
final class FakeProxy implements AutoCloseable {

	private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));

	private final List<String> received = new CopyOnWriteArrayList<>();

	private final String answer;

	FakeProxy(String answer) throws IOException {
		this.answer = answer;
		Thread thread = new Thread(this::run, "fake-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private void run() {
		while (!this.socket.isClosed()) {
			try (Socket client = this.socket.accept()) {
				BufferedReader reader = new BufferedReader(
						new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
				String line = reader.readLine();
				while (line != null && !line.isEmpty()) {
					this.received.add(line);
					line = reader.readLine();
				}
				client.getOutputStream().write((this.answer + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
				client.getOutputStream().flush();
			}
			catch (IOException ex) {
				// the next one, unless it is closed
			}
		}
	}

	String url() {
		return "http://127.0.0.1:" + this.socket.getLocalPort();
	}

	/** The lines of all requests. */
	List<String> received() {
		return List.copyOf(this.received);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}

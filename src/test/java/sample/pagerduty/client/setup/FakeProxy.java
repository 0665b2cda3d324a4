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

	private final int target;

	FakeProxy(String answer) throws IOException {
		this(answer, 0);
	}

	private FakeProxy(String answer, int target) throws IOException {
		this.answer = answer;
		this.target = target;
		Thread thread = new Thread(this::run, "fake-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	/** Leads to a port of this machine, whatever host is asked for. */
	static FakeProxy leadingTo(int target) throws IOException {
		return new FakeProxy("HTTP/1.1 200 Connection established", target);
	}

	private void run() {
		while (!this.socket.isClosed()) {
			try {
				Socket client = this.socket.accept();
				Thread thread = new Thread(() -> serve(client), "fake-proxy-connection");
				thread.setDaemon(true);
				thread.start();
			}
			catch (IOException ex) {
				// closed
			}
		}
	}

	private void serve(Socket accepted) {
		try (Socket client = accepted) {
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
			String line = reader.readLine();
			while (line != null && !line.isEmpty()) {
				this.received.add(line);
				line = reader.readLine();
			}
			client.getOutputStream().write((this.answer + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
			client.getOutputStream().flush();
			if (this.target != 0) {
				try (Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target)) {
					Thread back = new Thread(() -> copy(server, client), "fake-proxy-answer");
					back.setDaemon(true);
					back.start();
					copy(client, server);
				}
			}
		}
		catch (IOException ex) {
			// the client sees it
		}
	}

	private static void copy(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// the connection has ended
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

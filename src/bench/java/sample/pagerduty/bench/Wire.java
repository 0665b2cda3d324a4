package sample.pagerduty.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import jdk.net.ExtendedSocketOptions;

/**
 * One HTTP/1.1 connection to a server on this machine, with the cookies that it set. It
 * does the least that a client can do, so that the server has the processors.
 */
final class Wire implements Closeable {

	private static final int TIME_OUT_MILLIS = 30_000;

	private final URI server;

	private Socket socket;

	private InputStream input;

	private final Map<String, String> cookies = new LinkedHashMap<>();

	Wire(URI server) throws IOException {
		this.server = server;
		connect();
	}

	private void connect() throws IOException {
		this.socket = new Socket(InetAddress.getByName("127.0.0.1"), this.server.getPort());
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(TIME_OUT_MILLIS);
		this.input = new BufferedInputStream(this.socket.getInputStream(), 16 * 1024);
	}

	record Answer(int status, Map<String, String> headers, String body) {

		String location() {
			return this.headers.getOrDefault("location", "");
		}

		Answer expect(int expected) {
			if (this.status != expected) {
				throw new IllegalStateException("Expected " + expected + ": " + this);
			}
			return this;
		}

	}

	/** The header with all cookies. */
	String cookies() {
		return this.cookies.entrySet()
			.stream()
			.map((cookie) -> cookie.getKey() + "=" + cookie.getValue())
			.collect(Collectors.joining("; ", "Cookie: ", ""));
	}

	void forgetCookies() {
		this.cookies.clear();
	}

	Answer get(String path, String... headers) throws IOException {
		return send("GET " + path, "", headers);
	}

	Answer post(String path, String form) throws IOException {
		return send("POST " + path, form, "Content-Type: application/x-www-form-urlencoded");
	}

	Answer postJson(String path, String json, String... headers) throws IOException {
		String[] all = Arrays.copyOf(headers, headers.length + 1);
		all[headers.length] = "Content-Type: application/json";
		return send("POST " + path, json, all);
	}

	private Answer send(String line, String body, String... headers) throws IOException {
		StringBuilder request = new StringBuilder(512).append(line)
			.append(" HTTP/1.1\r\nHost: ")
			.append(this.server.getRawAuthority())
			.append("\r\nAccept: text/html,*/*\r\n");
		for (String header : headers) {
			request.append(header).append("\r\n");
		}
		if (!this.cookies.isEmpty()) {
			request.append(cookies()).append("\r\n");
		}
		if (line.startsWith("POST")) {
			request.append("Content-Length: ").append(body.length()).append("\r\n");
		}
		request.append("\r\n").append(body);
		byte[] bytes = request.toString().getBytes(StandardCharsets.ISO_8859_1);
		String statusLine;
		try {
			this.socket.getOutputStream().write(bytes);
			acknowledgeAtOnce();
			statusLine = line();
		}
		catch (EOFException | SocketException ex) { // it was idle for too long
			close();
			connect();
			this.socket.getOutputStream().write(bytes);
			statusLine = line();
		}
		return receive(Integer.parseInt(statusLine.substring(9, 12)));
	}

	/**
	 * Some servers send head and body apart and wait for the first to be acknowledged
	 * (RFC 896), which Linux does only after 40 ms unless it is told each time.
	 */
	private void acknowledgeAtOnce() throws IOException {
		this.socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
	}

	private Answer receive(int status) throws IOException {
		Map<String, String> headers = new LinkedHashMap<>();
		for (String line = line(); !line.isEmpty(); line = line()) {
			int colon = line.indexOf(':');
			String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
			String value = line.substring(colon + 1).trim();
			headers.put(name, value);
			if (name.equals("set-cookie")) {
				keep(value.substring(0, value.indexOf(';') < 0 ? value.length() : value.indexOf(';')));
			}
		}
		Answer answer = new Answer(status, headers, new String(body(status, headers), StandardCharsets.UTF_8));
		if ("close".equalsIgnoreCase(headers.get("connection"))) {
			close();
			connect();
		}
		return answer;
	}

	private void keep(String cookie) {
		String name = cookie.substring(0, cookie.indexOf('='));
		String value = cookie.substring(name.length() + 1);
		if (value.isEmpty()) {
			this.cookies.remove(name);
		}
		else {
			this.cookies.put(name, value);
		}
	}

	private byte[] body(int status, Map<String, String> headers) throws IOException {
		if (status == 204 || status == 304) {
			return new byte[0];
		}
		if (!"chunked".equals(headers.get("transfer-encoding"))) {
			return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
		}
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (int size = chunkSize(); size > 0; size = chunkSize()) {
			all.write(exactly(size));
			line();
		}
		line();
		return all.toByteArray();
	}

	private int chunkSize() throws IOException {
		return Integer.parseInt(line(), 16);
	}

	private byte[] exactly(int length) throws IOException {
		byte[] bytes = this.input.readNBytes(length);
		if (bytes.length < length) {
			throw new EOFException();
		}
		return bytes;
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder(64);
		for (int next = this.input.read(); next != '\n'; next = this.input.read()) {
			if (next < 0) {
				throw new EOFException();
			}
			if (next != '\r') {
				line.append((char) next);
			}
		}
		return line.toString();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}

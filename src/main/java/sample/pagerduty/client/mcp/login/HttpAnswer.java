package sample.pagerduty.client.mcp.login;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the answer to a request for a small document (RFC 9112), within bounds. */
final class HttpAnswer {

	private static final int MAX_BODY = 64 * 1024;

	/** For all headers together, and for the sizes of all chunks together. */
	private static final int MAX_LINES = 16 * 1024;

	private final InputStream stream;

	private int lineBytes;

	HttpAnswer(InputStream stream) {
		this.stream = stream;
	}

	/**
	 * The document.
	 * @throws PublicHttpsClient.RefusedException if the answer is another one than HTTP
	 * 200 with a small body
	 */
	byte[] body() throws IOException {
		if (!line().matches("HTTP/1\\.[01] 200( .*)?")) {
			throw new PublicHttpsClient.RefusedException("was answered with something else than HTTP 200");
		}
		Map<String, String> headers = new HashMap<>();
		for (String line = line(); !line.isEmpty(); line = line()) {
			String[] header = line.split(":", 2);
			headers.put(header[0].toLowerCase(Locale.ROOT), (header.length > 1) ? header[1].strip() : "");
		}
		boolean chunked = headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked");
		byte[] body = chunked ? chunks() : plain(headers.getOrDefault("content-length", ""));
		if (body.length > MAX_BODY) {
			throw new PublicHttpsClient.RefusedException("is larger than 64 kB");
		}
		return body;
	}

	private byte[] plain(String length) throws IOException {
		int expected = length.matches("\\d{1,9}") ? Integer.parseInt(length) : MAX_BODY + 1;
		return this.stream.readNBytes(Math.min(expected, MAX_BODY + 1));
	}

	private byte[] chunks() throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		this.lineBytes = 0;
		while (body.size() <= MAX_BODY) {
			String size = line().replaceFirst(";.*", "").strip();
			if (!size.matches("[0-9A-Fa-f]{1,6}")) {
				throw new IOException("Not a chunk");
			}
			int length = Integer.parseInt(size, 16);
			if (length == 0) {
				return body.toByteArray();
			}
			body.writeBytes(this.stream.readNBytes(Math.min(length, MAX_BODY + 1)));
			line();
		}
		return body.toByteArray();
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = this.stream.read(); next != '\n'; next = this.stream.read()) {
			if (next == -1) {
				throw new EOFException();
			}
			this.lineBytes++;
			if (this.lineBytes > MAX_LINES) {
				throw new PublicHttpsClient.RefusedException("was answered with too many headers");
			}
			line.append((char) next);
		}
		return line.toString().stripTrailing();
	}

}

package sample.pagerduty.client.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Bounds what this app reads of an answer, so that a hostile one cannot fill the memory.
 * Unpacks gzip, which some servers send without being asked. Leaves out a content type
 * that is not one. Reports an answer that is cut off by the time-out as a time-out, not
 * as a broken connection.
 */
final class LimitedResponses implements ClientHttpRequestInterceptor {

	/** Far larger than any token, key set, user or page of services. */
	private static final int MAX_BODY = 4 * 1024 * 1024;

	private final Duration timeout;

	private final boolean raw;

	private LimitedResponses(Duration timeout, boolean raw) {
		this.timeout = timeout;
		this.raw = raw;
	}

	static LimitedResponses within(Duration timeout) {
		return new LimitedResponses(timeout, false);
	}

	/** For a caller that keeps a part of the answer as it came. */
	static LimitedResponses raw(Duration timeout) {
		return new LimitedResponses(timeout, true);
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		long start = System.nanoTime();
		ClientHttpResponse response = execution.execute(request, body);
		return new LimitedResponse(response, start);
	}

	/** The library fails on such a type with an exception of no HTTP client. */
	private static boolean isMistyped(HttpHeaders headers) {
		try {
			headers.getContentType();
			return false;
		}
		catch (InvalidMediaTypeException ex) {
			return true;
		}
	}

	private InputStream limited(InputStream stream, long start, boolean packed) throws IOException {
		InputStream timed = new TimedStream(stream, start);
		return this.raw ? timed : new BoundedStream(packed ? new GZIPInputStream(timed) : timed);
	}

	/** Reads a single byte like a block. */
	private abstract static class BlockStream extends FilterInputStream {

		BlockStream(InputStream stream) {
			super(stream);
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) == -1) ? -1 : one[0] & 0xFF;
		}

	}

	/** Tells a time-out from a broken connection. */
	private final class TimedStream extends BlockStream {

		private final long start;

		private TimedStream(InputStream stream, long start) {
			super(stream);
			this.start = start;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			try {
				return super.read(bytes, offset, length);
			}
			catch (IOException ex) {
				boolean late = System.nanoTime() - this.start >= LimitedResponses.this.timeout.toNanos();
				if (!late) {
					throw ex;
				}
				HttpTimeoutException timeout = new HttpTimeoutException("The answer did not arrive in time");
				timeout.initCause(ex);
				throw timeout;
			}
		}

	}

	/** Refuses to read on beyond the bound. */
	private static final class BoundedStream extends BlockStream {

		private int read;

		private BoundedStream(InputStream stream) {
			super(stream);
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int count = super.read(bytes, offset, length);
			if (count > 0) {
				this.read += count;
				if (this.read > MAX_BODY) {
					throw new ResponseTooLargeException();
				}
			}
			return count;
		}

	}

	/** A response whose body is limited. */
	private final class LimitedResponse implements ClientHttpResponse {

		private final ClientHttpResponse delegate;

		private final long start;

		private final boolean packed;

		private LimitedResponse(ClientHttpResponse delegate, long start) {
			this.delegate = delegate;
			this.start = start;
			this.packed = !LimitedResponses.this.raw
					&& "gzip".equalsIgnoreCase(delegate.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING));
		}

		@Override
		public InputStream getBody() throws IOException {
			return limited(this.delegate.getBody(), this.start, this.packed);
		}

		@Override
		public HttpHeaders getHeaders() {
			boolean mistyped = !LimitedResponses.this.raw && isMistyped(this.delegate.getHeaders());
			if (!this.packed && !mistyped) {
				return this.delegate.getHeaders();
			}
			HttpHeaders headers = new HttpHeaders(this.delegate.getHeaders());
			if (this.packed) {
				headers.remove(HttpHeaders.CONTENT_ENCODING);
				headers.remove(HttpHeaders.CONTENT_LENGTH);
			}
			if (mistyped) {
				headers.remove(HttpHeaders.CONTENT_TYPE);
			}
			return headers;
		}

		@Override
		public HttpStatusCode getStatusCode() throws IOException {
			return this.delegate.getStatusCode();
		}

		@Override
		public String getStatusText() throws IOException {
			return this.delegate.getStatusText();
		}

		@Override
		public void close() {
			this.delegate.close();
		}

	}

}

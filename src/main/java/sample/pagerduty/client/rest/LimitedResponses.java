package sample.pagerduty.client.rest;

import java.io.IOException;
import java.io.InputStream;
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

	/** For a caller that keeps a part of the answer as received. */
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
		InputStream timed = new TimedStream(stream, start + this.timeout.toNanos());
		return this.raw ? timed : new BoundedStream(packed ? new GZIPInputStream(timed) : timed, MAX_BODY);
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

package sample.pagerduty.client.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of a request before anything else does, within bounds of size, time and
 * number. Without them, a few hundred bodies that arrive byte by byte would hold all
 * threads of the server on a JDK without virtual ones.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestBodyFilter extends OncePerRequestFilter {

	/** In bytes; the largest form of a page has a few hundred. */
	private static final int MAX_BODY = 64 * 1024;

	private static final Duration MAX_TIME = Duration.ofSeconds(5);

	/** In bytes; a larger body that is refused is not read at all. */
	private static final int MAX_DISCARDED = 2 * 1024 * 1024;

	/** Far fewer than the server has threads. */
	private static final int MAX_BODIES_AT_ONCE = 50;

	/** The MCP server reads its bodies itself, once it knows the caller. */
	private static final String MCP = "/mcp";

	private final Semaphore permits = new Semaphore(MAX_BODIES_AT_ONCE);

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getRequestURI().equals(MCP)) {
			chain.doFilter(request, response);
			endIfMuchIsUnread(request, response);
			return;
		}
		if (request.getContentLengthLong() > MAX_BODY) {
			discard(request);
			refuse(response, HttpStatus.CONTENT_TOO_LARGE, "The request is larger than 64 kB.");
			return;
		}
		if (!this.permits.tryAcquire()) {
			refuse(response, HttpStatus.TOO_MANY_REQUESTS, "Too many requests are being sent. Try again in a moment.");
			return;
		}
		byte[] body;
		try {
			body = read(request.getInputStream());
		}
		finally {
			this.permits.release();
		}
		if (body == null) {
			refuse(response, HttpStatus.REQUEST_TIMEOUT, "The request was too slow or larger than 64 kB.");
			return;
		}
		HttpServletRequest complete = FormRequest.of(request, body);
		if (complete == null) {
			response.sendError(HttpStatus.BAD_REQUEST.value());
			return;
		}
		chain.doFilter(complete, response);
	}

	/**
	 * Reads the body, so that the sender has sent everything when the connection ends:
	 * many clients lose the answer if they are still sending then.
	 */
	private void discard(HttpServletRequest request) {
		if (request.getContentLengthLong() > MAX_DISCARDED || !this.permits.tryAcquire()) {
			return;
		}
		try {
			BoundedBody.discard(request.getInputStream(), MAX_DISCARDED, MAX_TIME);
		}
		catch (IOException ex) {
			// the sender has gone, or sends nothing
		}
		finally {
			this.permits.release();
		}
	}

	private static byte @Nullable [] read(InputStream stream) throws IOException {
		try {
			return BoundedBody.read(stream, MAX_BODY, MAX_TIME);
		}
		catch (IOException ex) {
			return null; // nothing came for longer than the server waits
		}
	}

	/**
	 * Answers and closes the connection: the server would wait for the rest of the body.
	 */
	private static void refuse(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
		response.setStatus(status.value());
		response.setHeader(HttpHeaders.CONNECTION, "close");
		response.setContentType(MediaType.TEXT_PLAIN_VALUE);
		response.getWriter().println(sentence);
		end(response, sentence);
	}

	/** The server would wait for a body that was refused before it was read. */
	private static void endIfMuchIsUnread(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (request.getContentLengthLong() > MAX_BODY && !request.isAsyncStarted()
				&& !request.getInputStream().isFinished()) {
			end(response, "The request was refused before its body was read.");
		}
	}

	private static void end(HttpServletResponse response, String why) throws IOException {
		response.flushBuffer();
		throw new ClientAbortException(why);
	}

}

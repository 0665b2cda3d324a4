package sample.pagerduty.client.web;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * What an error page says.
 *
 * @param status the status of the answer
 * @param key which words: {@code problem.KEY.title}, {@code .cause} and {@code .advice}
 * in {@code messages.properties}
 * @param arguments what the words speak of
 * @param reference what finds the matching line in the log, if there is one
 */
public record PageProblem(HttpStatus status, String key, List<String> arguments, @Nullable String reference) {

	static final String ATTRIBUTE = PageProblem.class.getName();

	/**
	 * A problem that the caller writes into the log, with a reference of its own.
	 * @param status the status of the answer
	 * @param key which words
	 * @param arguments what the words speak of
	 * @return the problem
	 */
	public static PageProblem logged(HttpStatus status, String key, List<String> arguments) {
		// Short, because people read it out; it is no secret.
		String reference = UUID.randomUUID().toString().substring(0, 8);
		return new PageProblem(status, key, arguments, reference);
	}

	/**
	 * Ends a request with this problem's page.
	 * @param request the request that failed
	 * @param response its response
	 */
	public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
		request.setAttribute(ATTRIBUTE, this);
		response.sendError(this.status.value());
	}

}

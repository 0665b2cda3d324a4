package sample.pagerduty.client.web;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * The content of an error page.
 *
 * @param key for {@code problem.KEY.title}, {@code .cause} and {@code .advice} in
 * {@code messages.properties}
 * @param arguments the arguments of these messages
 * @param reference finds the matching line in the log, if there is one
 * @param action does what the advice says, if a button can
 */
public record PageProblem(HttpStatus status, String key, List<String> arguments, @Nullable String reference,
		@Nullable Action action) {

	static final String ATTRIBUTE = PageProblem.class.getName();

	/** A problem without a reference and a button. */
	public PageProblem(HttpStatus status, String key, List<String> arguments) {
		this(status, key, arguments, null, null);
	}

	/** A problem with a new reference, which the caller has to log. */
	public static PageProblem logged(HttpStatus status, String key, List<String> arguments) {
		// Short, because people read it out. It is not secret.
		String reference = UUID.randomUUID().toString().substring(0, 8);
		return new PageProblem(status, key, arguments, reference, null);
	}

	/** The same with a button. */
	public PageProblem withAction(Action action) {
		return new PageProblem(this.status, this.key, this.arguments, this.reference, action);
	}

	/** Ends the request with this error page. */
	public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
		request.setAttribute(ATTRIBUTE, this);
		response.sendError(this.status.value());
	}

	/**
	 * A button of the page.
	 *
	 * @param text such as {@code Connect again}
	 * @param url where it leads to
	 * @param seconds how many seconds to wait before it is worth a try; 0 for none
	 */
	public record Action(String text, String url, long seconds) {

	}

}

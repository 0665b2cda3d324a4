package sample.pagerduty.client.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Names this app in the answers of its health endpoint, so that the setup check can tell
 * it from another program on the same port.
 */
public final class HealthHeader implements HeaderWriter {

	/** The path of the health endpoint. */
	public static final String PATH = "/actuator/health";

	private static final String NAME = "X-Application";

	private static final String VALUE = "pagerduty-oauth-sample";

	@Override
	public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
		if (request.getRequestURI().equals(PATH)) {
			response.setHeader(NAME, VALUE);
		}
	}

	/** Whether an answer comes from this app. */
	public static boolean isIn(HttpHeaders headers) {
		return VALUE.equals(headers.getFirst(NAME));
	}

}

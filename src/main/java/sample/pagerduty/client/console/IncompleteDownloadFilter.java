package sample.pagerduty.client.console;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;

import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Breaks off an incomplete download, so that the browser does not mistake it for a
 * complete one. Tomcat closes the connection for one exception without trying to send a
 * page. Thrown in a controller, it would end the answer normally.
 */
@Component
class IncompleteDownloadFilter extends OncePerRequestFilter {

	private static final String ATTRIBUTE = IncompleteDownloadFilter.class.getName();

	/** Makes the filter break off the answer at the end of the request. */
	static void breakOff(HttpServletRequest request) {
		request.setAttribute(ATTRIBUTE, true);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, response);
		if (request.getAttribute(ATTRIBUTE) != null) {
			throw new ClientAbortException("The download is incomplete");
		}
	}

}

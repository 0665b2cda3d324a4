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
 * Breaks off an answer that is partly sent, or the browser would take what it has for the
 * whole. Tomcat closes the connection for one exception without trying to send a page;
 * thrown in a controller it would end the answer in good order.
 */
@Component
class IncompleteDownloadFilter extends OncePerRequestFilter {

	private static final String ATTRIBUTE = IncompleteDownloadFilter.class.getName();

	/** Has the answer broken off when everybody is done with it. */
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

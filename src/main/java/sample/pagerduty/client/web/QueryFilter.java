package sample.pagerduty.client.web;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a query that the server cannot read, such as {@code ?x=%} or one with hundreds
 * of parameters. The server says so by an exception wherever a parameter is first asked
 * for.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class QueryFilter extends OncePerRequestFilter {

	/** The APIs for scripts and agents have their own errors. */
	static final List<String> APIS = List.of("/api/", "/v1/");

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return request.getQueryString() == null || APIS.stream().anyMatch(request.getRequestURI()::startsWith);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			request.getParameterMap();
		}
		catch (IllegalStateException ex) {
			if (!response.isCommitted()) { // it is if the connection was lost
				response.sendError(HttpStatus.BAD_REQUEST.value());
			}
			return;
		}
		chain.doFilter(request, response);
	}

}

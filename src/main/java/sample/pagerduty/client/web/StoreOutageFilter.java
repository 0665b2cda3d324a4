package sample.pagerduty.client.web;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.session.SealedSessionCookie;
import sample.pagerduty.client.store.StoreOutage;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Explains on an error page that the database is down. Runs before the filter that reads
 * sessions, and shows the error page without one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StoreOutageFilter extends OncePerRequestFilter {

	private static final Logger logger = LoggerFactory.getLogger(StoreOutageFilter.class);

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (RuntimeException | ServletException ex) {
			if (!StoreOutage.isCauseOf(ex)) {
				throw ex;
			}
			if (response.isCommitted()) {
				logger.warn("The database went down while a page was being sent");
				return;
			}
			PageProblem problem = PageProblem.logged(HttpStatus.SERVICE_UNAVAILABLE, "store", List.of());
			logger.error("A page failed, reference {}: the database cannot be reached", problem.reference());
			SealedSessionCookie.ignoreIn(request);
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(StoreOutage.RETRY_AFTER.toSeconds()));
			problem.send(request, response);
		}
	}

}

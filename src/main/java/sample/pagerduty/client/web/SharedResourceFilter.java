package sample.pagerduty.client.web;

import java.io.IOException;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.store.SealedSessionCookie;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves what is the same for everybody without a look at the session, and so without the
 * database. Spring MVC would look for notices in it at every request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SharedResourceFilter extends OncePerRequestFilter {

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return Stream.of("/css/", "/js/", "/images/", "/webjars/").noneMatch(request.getRequestURI()::startsWith);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		SealedSessionCookie.ignoreIn(request);
		chain.doFilter(request, response);
	}

}

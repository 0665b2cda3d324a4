package sample.pagerduty.client.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.session.SealedSessionCookie;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves static files without the session, and so without the database. Otherwise Spring
 * MVC would look for flash attributes on every request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SharedResourceFilter extends OncePerRequestFilter {

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !StaticFiles.include(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		SealedSessionCookie.ignoreIn(request);
		chain.doFilter(request, response);
	}

}

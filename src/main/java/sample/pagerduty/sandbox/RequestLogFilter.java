package sample.pagerduty.sandbox;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logs what was asked and how it was answered, for whoever wonders whether their app
 * called at all. Queries, headers and bodies hold codes, tokens and passwords and stay
 * out.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestLogFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger("sample.pagerduty.sandbox");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, response);
		log.debug("{} {} answered {}", request.getMethod(), request.getRequestURI(), response.getStatus());
	}

}

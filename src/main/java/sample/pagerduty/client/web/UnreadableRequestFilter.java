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
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request on which the server or the library would fail later. That is a query
 * such as {@code ?x=%} or one with hundreds of parameters, wherever a parameter is first
 * asked for, and a wildcard for a content type, wherever the library looks for a body.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class UnreadableRequestFilter extends OncePerRequestFilter {

	/** The APIs for scripts and agents have their own errors. */
	private static final List<String> APIS = List.of("/api/", "/v1/");

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return APIS.stream().anyMatch(request.getRequestURI()::startsWith);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!hasReadableQuery(request)) {
			if (!response.isCommitted()) { // it is if the connection was lost
				response.sendError(HttpStatus.BAD_REQUEST.value());
			}
		}
		else if (!hasConcreteType(request)) {
			response.sendError(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private static boolean hasReadableQuery(HttpServletRequest request) {
		try {
			if (request.getQueryString() != null) {
				request.getParameterMap();
			}
			return true;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	private static boolean hasConcreteType(HttpServletRequest request) {
		try {
			return request.getContentType() == null || MediaType.parseMediaType(request.getContentType()).isConcrete();
		}
		catch (InvalidMediaTypeException ex) {
			return true; // the library knows how to ignore it
		}
	}

}

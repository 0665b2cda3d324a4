package sample.pagerduty.sandbox;

import java.io.IOException;

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
 * Refuses a request with a wildcard for a content type, on which the library fails where
 * it looks for a body, or for the origin of the request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ContentTypeFilter extends OncePerRequestFilter {

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return request.getContentType() == null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isConcrete(request.getContentType())) {
			chain.doFilter(request, response);
		}
		else {
			Findings.tell(request, "The Content-Type has a wildcard.");
			response.sendError(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
		}
	}

	private static boolean isConcrete(String type) {
		try {
			return MediaType.parseMediaType(type).isConcrete();
		}
		catch (InvalidMediaTypeException ex) {
			return true; // the library knows how to ignore it
		}
	}

}

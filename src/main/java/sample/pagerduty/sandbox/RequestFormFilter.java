package sample.pagerduty.sandbox;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Brings requests into the form that the endpoints expect: the second path of an OAuth
 * endpoint becomes its first, and HEAD becomes GET, of which Tomcat leaves out the body
 * (RFC 9110 section 9.3.2). Parameters that cannot be read are refused here, because
 * Tomcat throws an exception wherever they are read first.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class RequestFormFilter extends OncePerRequestFilter {

	private static final Set<String> ALIASED = Set.of(SandboxUrls.AUTHORIZE_PATH, SandboxUrls.TOKEN_PATH,
			SandboxUrls.REVOKE_PATH);

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			request.getParameterMap();
		}
		catch (IllegalStateException ex) {
			if (!response.isCommitted()) { // it is if the connection was lost
				Findings.tell(request, "A parameter cannot be decoded, or there are too many or too long ones.");
				response.sendError(HttpStatus.BAD_REQUEST.value());
			}
			return;
		}
		chain.doFilter(new UniformRequest(request), response);
	}

	private static String firstPath(String path) {
		String first = path.startsWith(SandboxUrls.ALIAS_PATH) ? path.substring(SandboxUrls.ALIAS_PATH.length()) : path;
		return ALIASED.contains(first) ? first : path;
	}

	/** Reads the path at each call, because a forward changes it. */
	private static final class UniformRequest extends HttpServletRequestWrapper {

		UniformRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getMethod() {
			String method = super.getMethod();
			return HttpMethod.HEAD.matches(method) ? HttpMethod.GET.name() : method;
		}

		@Override
		public String getRequestURI() {
			return firstPath(super.getRequestURI());
		}

		@Override
		public String getServletPath() {
			return firstPath(super.getServletPath());
		}

		@Override
		public StringBuffer getRequestURL() {
			StringBuffer url = super.getRequestURL();
			String path = super.getRequestURI();
			return url.replace(url.length() - path.length(), url.length(), firstPath(path));
		}

	}

}

package sample.pagerduty.sandbox.requests;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.Findings;
import sample.pagerduty.sandbox.SandboxPages;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps each request of an app when its response is known. It is the first filter, so it
 * sees the request as it was sent and also what other filters refuse.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestRecorder extends OncePerRequestFilter {

	private static final int MAX_METHOD = 20;

	private static final int MAX_CLIENT = 60;

	private final LastRequests lastRequests;

	private final Clock clock;

	RequestRecorder(LastRequests lastRequests, Clock clock) {
		this.lastRequests = lastRequests;
		this.clock = clock;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return SandboxPages.contain(request.getRequestURI()) || CorsUtils.isPreFlightRequest(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Instant time = this.clock.instant();
		int status = HttpStatus.INTERNAL_SERVER_ERROR.value();
		try {
			chain.doFilter(request, response);
			status = response.getStatus();
		}
		finally {
			add(request, time, status);
		}
	}

	private void add(HttpServletRequest request, Instant time, int status) {
		String method = SafeText.text(request.getMethod(), MAX_METHOD);
		String path = SafeText.text(request.getRequestURI());
		String client = client(request.getHeader(HttpHeaders.USER_AGENT));
		List<SeenRequest.Parameter> parameters = SafeText.parameters(parameters(request));
		String finding = Findings.of(request).map(SafeText::text).orElseGet(() -> describe(status));
		this.lastRequests
			.add((number) -> new SeenRequest(number, time, method, path, client, parameters, status, finding));
	}

	/** Tomcat throws an exception at each call if it cannot decode a parameter. */
	private static Map<String, String[]> parameters(HttpServletRequest request) {
		try {
			return request.getParameterMap();
		}
		catch (IllegalStateException ex) {
			return Map.of();
		}
	}

	private static String client(@Nullable String userAgent) {
		if (userAgent == null || userAgent.isBlank()) {
			return "no User-Agent";
		}
		if (userAgent.startsWith("Mozilla/")) {
			return "browser";
		}
		int end = userAgent.indexOf(' ');
		return SafeText.text((end > 0) ? userAgent.substring(0, end) : userAgent, MAX_CLIENT);
	}

	/** For refusals by libraries, which do not know {@link Findings}. */
	private static @Nullable String describe(int status) {
		return switch (status) {
			case 404 -> "The sandbox has nothing at this path.";
			case 405 -> "This path does not support this method.";
			default -> {
				if (status >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
					yield "The sandbox failed. Its log says why.";
				}
				yield (status >= HttpStatus.BAD_REQUEST.value()) ? "The sandbox cannot read this request." : null;
			}
		};
	}

}

package sample.pagerduty.client.connection;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers strangers who open the home page. All who come without a cookie get the same
 * page with the same headers, so the first answer is kept, and sent again without the
 * filters that look for a session. The firewall, which checks the host, is asked each
 * time.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // after those that count and trace requests
class FirstPageFilter extends OncePerRequestFilter {

	private final HttpFirewall firewall;

	private volatile @Nullable Page page;

	FirstPageFilter(HttpFirewall firewall) {
		this.firewall = firewall;
	}

	/** Over https there is one more header. */
	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !HttpMethod.GET.matches(request.getMethod()) || !request.getRequestURI().equals(HomePage.PATH)
				|| request.getQueryString() != null || request.getHeader(HttpHeaders.COOKIE) != null
				|| request.isSecure();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Page kept = this.page;
		if (kept != null && isAllowed(request)) {
			kept.send(response);
			return;
		}
		ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
		chain.doFilter(request, answer);
		if (answer.getStatus() == HttpStatus.OK.value() && !answer.containsHeader(HttpHeaders.SET_COOKIE)) {
			this.page = Page.of(answer);
		}
		answer.copyBodyToResponse();
	}

	private boolean isAllowed(HttpServletRequest request) {
		try {
			this.firewall.getFirewalledRequest(request);
			return true;
		}
		catch (RequestRejectedException ex) {
			return false; // the filter that it protects answers
		}
	}

	/** An answer as it is sent to everyone. */
	private record Page(Map<String, List<String>> headers, Locale language, @Nullable String contentType,
			byte[] content) {

		static Page of(ContentCachingResponseWrapper answer) {
			Map<String, List<String>> headers = new LinkedHashMap<>();
			answer.getHeaderNames().forEach((name) -> headers.put(name, List.copyOf(answer.getHeaders(name))));
			headers.remove(HttpHeaders.CONTENT_TYPE);
			return new Page(headers, answer.getLocale(), answer.getContentType(), answer.getContentAsByteArray());
		}

		void send(HttpServletResponse response) throws IOException {
			this.headers.forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
			response.setLocale(this.language);
			response.setContentType(this.contentType);
			response.setContentLength(this.content.length);
			response.getOutputStream().write(this.content);
		}

	}

}

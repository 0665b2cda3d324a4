package sample.pagerduty.sandbox.api;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts the calls of each user of the app in windows of one minute, and tells in the
 * headers of each response how many are left. Calls with an unknown token are not
 * counted.
 */
final class RateLimitFilter extends OncePerRequestFilter {

	static final int MAX_CALLS = 960;

	private static final Duration WINDOW = Duration.ofMinutes(1);

	private final ConcurrentMap<String, Window> windows = new ConcurrentHashMap<>();

	private final Clock clock;

	private final SandboxApiErrorWriter errorWriter;

	RateLimitFilter(Clock clock, SandboxApiErrorWriter errorWriter) {
		this.clock = clock;
		this.errorWriter = errorWriter;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (!(authentication instanceof BearerTokenAuthentication)) {
			chain.doFilter(request, response);
			return;
		}
		long now = this.clock.millis();
		Window window = this.windows.compute(authentication.getName(),
				(name, last) -> (last == null || last.hasEnded(now)) ? new Window(now, 1) : last.next());
		response.setIntHeader("ratelimit-limit", MAX_CALLS);
		response.setIntHeader("ratelimit-remaining", Math.max(0, MAX_CALLS - window.calls()));
		response.setIntHeader("ratelimit-reset", window.secondsLeft(now));
		if (window.calls() > MAX_CALLS) {
			this.errorWriter.write(request, response, SandboxApiException.rateLimitExceeded());
			return;
		}
		chain.doFilter(request, response);
	}

	private record Window(long start, int calls) {

		boolean hasEnded(long now) {
			return now - this.start >= WINDOW.toMillis();
		}

		Window next() {
			return new Window(this.start, this.calls + 1);
		}

		int secondsLeft(long now) {
			return (int) Math.ceil((this.start + WINDOW.toMillis() - now) / 1_000.0);
		}

	}

}

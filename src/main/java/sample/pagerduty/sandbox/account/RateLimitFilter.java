package sample.pagerduty.sandbox.account;

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
 * Counts the calls of each user of the app in windows of a minute and says on every
 * answer to a known token how many are left. A call with an unknown token is nobody's and
 * is not counted.
 */
final class RateLimitFilter extends OncePerRequestFilter {

	static final int CALLS = 960;

	private static final Duration WINDOW = Duration.ofMinutes(1);

	private final ConcurrentMap<String, Window> windows = new ConcurrentHashMap<>();

	private final Clock clock;

	private final ApiErrorWriter errorWriter;

	RateLimitFilter(Clock clock, ApiErrorWriter errorWriter) {
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
				(name, last) -> (last == null || last.isOver(now)) ? new Window(now, 1) : last.next());
		response.setIntHeader("ratelimit-limit", CALLS);
		response.setIntHeader("ratelimit-remaining", Math.max(0, CALLS - window.calls()));
		response.setIntHeader("ratelimit-reset", window.secondsLeft(now));
		if (window.calls() > CALLS) {
			this.errorWriter.write(response, ApiException.rateLimitExceeded());
			return;
		}
		chain.doFilter(request, response);
	}

	private record Window(long start, int calls) {

		boolean isOver(long now) {
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

package sample.pagerduty.sandbox.identity;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * Has whoever comes with {@code prompt=login} sign in anew (OpenID Connect Core section
 * 3.1.2.1). After the sign-in the same request is resumed, which must not ask again.
 */
final class PromptFilter extends OncePerRequestFilter {

	static final String PROMPT = "prompt";

	private static final RequestMatcher AUTHORIZE = pathPattern(HttpMethod.GET, "/oauth/authorize");

	private final SecurityContextLogoutHandler signOut = new SecurityContextLogoutHandler();

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String prompt = Objects.requireNonNullElse(request.getParameter(PROMPT), "");
		return !AUTHORIZE.matches(request) || !Arrays.asList(prompt.split(" ")).contains("login")
				|| request.getParameter(AuthorizationRequestConverter.RESUMED) != null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		this.signOut.logout(request, response, SecurityContextHolder.getContext().getAuthentication());
		chain.doFilter(request, response);
	}

}

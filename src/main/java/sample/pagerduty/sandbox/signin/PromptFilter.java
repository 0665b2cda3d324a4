package sample.pagerduty.sandbox.signin;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * Signs people out if the request has {@code prompt=login}, so that they sign in again
 * (OpenID Connect Core section 3.1.2.1). The same request is resumed after the sign-in
 * and must not sign them out once more.
 */
final class PromptFilter extends OncePerRequestFilter {

	static final String PROMPT = "prompt";

	private static final RequestMatcher AUTHORIZE = pathPattern(HttpMethod.GET, SandboxUrls.AUTHORIZE_PATH);

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

package sample.pagerduty.client.login;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a callback that names another issuer, against mix-up attacks (RFC 9207 section
 * 2.4). PagerDuty does not always send {@code iss}, so a callback without it is accepted.
 */
final class IssuerParameterFilter extends OncePerRequestFilter {

	static final String WRONG_ISSUER = "wrong_issuer";

	private final RequestMatcher callback;

	private final Set<String> issuers;

	private final AuthenticationFailureHandler failureHandler;

	IssuerParameterFilter(String callbackPath, Set<String> issuers, AuthenticationFailureHandler failureHandler) {
		this.callback = PathPatternRequestMatcher.pathPattern(callbackPath);
		this.issuers = issuers;
		this.failureHandler = failureHandler;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !this.callback.matches(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String issuer = request.getParameter("iss");
		if (issuer == null || this.issuers.contains(issuer)) {
			chain.doFilter(request, response);
			return;
		}
		this.failureHandler.onAuthenticationFailure(request, response,
				new OAuth2AuthenticationException(new OAuth2Error(WRONG_ISSUER)));
	}

}

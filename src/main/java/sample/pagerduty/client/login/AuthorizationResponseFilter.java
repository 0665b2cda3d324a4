package sample.pagerduty.client.login;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.flow.Check;
import sample.pagerduty.client.flow.FlowMessage;
import sample.pagerduty.client.flow.FlowRecorder;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Guards the callback. Refuses repeated parameters (RFC 6749 section 3.1), and another
 * issuer, against mix-up attacks (RFC 9207 section 2.4). PagerDuty does not always send
 * {@code iss}, so an answer without it is accepted.
 */
final class AuthorizationResponseFilter extends OncePerRequestFilter {

	static final String WRONG_ISSUER = "wrong_issuer";

	static final String MALFORMED = "malformed_response";

	private static final String ISSUER = "iss";

	private final RequestMatcher callback;

	private final Set<String> issuers;

	private final LoginFailureHandler failureHandler;

	private final SingleExchange exchange;

	private final CallbackFlow callbackFlow;

	AuthorizationResponseFilter(WebSettings web, PagerDutyApp app, LoginFailureHandler failureHandler,
			SingleExchange exchange, CallbackFlow callbackFlow) {
		this.callback = PathPatternRequestMatcher.pathPattern(web.callbackPath());
		this.issuers = app.oauth().issuers();
		this.failureHandler = failureHandler;
		this.exchange = exchange;
		this.callbackFlow = callbackFlow;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !this.callback.matches(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!HttpMethod.GET.matches(request.getMethod())) {
			response.setHeader(HttpHeaders.ALLOW, HttpMethod.GET.name());
			response.sendError(HttpStatus.METHOD_NOT_ALLOWED.value());
		}
		else if (isPrefetch(request)) {
			response.setStatus(HttpStatus.FORBIDDEN.value()); // the browser asks again
		}
		else {
			try (FlowRecorder flow = this.callbackFlow.start(request)) {
				answer(request, response, chain, flow.on(FlowMessage.CALLBACK));
			}
		}
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			FlowRecorder.Step step) throws ServletException, IOException {
		boolean malformed = isMalformed(request);
		step.check(Check.WELL_FORMED, Check.Result.of(!malformed));
		if (malformed) {
			fail(request, response, MALFORMED);
			return;
		}
		String issuer = request.getParameter(ISSUER);
		step.check(Check.CALLBACK_ISSUER,
				(issuer != null) ? Check.Result.of(this.issuers.contains(issuer)) : Check.Result.ABSENT);
		if (issuer != null && !this.issuers.contains(issuer)) {
			fail(request, response, WRONG_ISSUER);
		}
		else {
			this.exchange.answer(request, response, chain);
		}
	}

	static boolean isPrefetch(HttpServletRequest request) {
		return Stream.of("Purpose", "Sec-Purpose", "X-Moz")
			.map(request::getHeader)
			.anyMatch((purpose) -> purpose != null && purpose.contains("prefetch"));
	}

	private static boolean isMalformed(HttpServletRequest request) {
		boolean repeated = Stream
			.of(ISSUER, OAuth2ParameterNames.STATE, OAuth2ParameterNames.CODE, OAuth2ParameterNames.ERROR)
			.map(request::getParameterValues)
			.anyMatch((values) -> values != null && values.length > 1);
		return repeated || (request.getParameter(OAuth2ParameterNames.CODE) != null
				&& request.getParameter(OAuth2ParameterNames.ERROR) != null);
	}

	private void fail(HttpServletRequest request, HttpServletResponse response, String errorCode) throws IOException {
		this.failureHandler.onAuthenticationFailure(request, response,
				new OAuth2AuthenticationException(new OAuth2Error(errorCode)));
	}

}

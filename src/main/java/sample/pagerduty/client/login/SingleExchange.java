package sample.pagerduty.client.login;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.flow.Check;
import sample.pagerduty.client.flow.FlowMessage;
import sample.pagerduty.client.flow.FlowRecorder;
import sample.pagerduty.client.session.SealedSessionCookie;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.stereotype.Component;

/**
 * Exchanges each authorization code once. PagerDuty may revoke what the first exchange
 * gave when there is a second one (RFC 6749 section 4.1.2). So of several requests with
 * the same answer (a double click, a reload, a prefetch), one completes the login, and
 * the others wait for its outcome and share it.
 */
@Component
class SingleExchange {

	private static final Duration POLL = Duration.ofMillis(100);

	/** Token, keys and user: each can take as long as a call may take. */
	private static final int CALLS_OF_A_LOGIN = 3;

	private final LoginCookies cookies;

	private final LoginRepository logins;

	private final LoginFailureHandler failureHandler;

	private final CookieSerializer sessionCookie;

	private final RetryTemplate waiting;

	SingleExchange(PagerDutyApp app, LoginCookies cookies, LoginRepository logins, LoginFailureHandler failureHandler,
			CookieSerializer sessionCookie) {
		this.cookies = cookies;
		this.logins = logins;
		this.failureHandler = failureHandler;
		this.sessionCookie = sessionCookie;
		Duration patience = app.longestCall().multipliedBy(CALLS_OF_A_LOGIN);
		this.waiting = new RetryTemplate(
				RetryPolicy.builder().maxRetries(patience.dividedBy(POLL)).delay(POLL).build());
	}

	/** Completes the login, or shares the outcome of the request that does. */
	void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String state = request.getParameter(OAuth2ParameterNames.STATE);
		String answer = Objects.requireNonNullElseGet(request.getParameter(OAuth2ParameterNames.CODE),
				() -> Objects.requireNonNullElse(request.getParameter(OAuth2ParameterNames.ERROR), ""));
		if (state == null) {
			record(Check.STATE, false);
			chain.doFilter(request, response); // the library says what is missing
			return;
		}
		boolean startedHere = this.cookies.find(request, state).isPresent();
		if (startedHere) {
			record(Check.STATE, true);
		}
		if (startedHere && this.logins.claim(state, answer)) {
			record(Check.ONCE, true);
			complete(state, request, response, chain);
		}
		else if (startedHere || this.logins.find(state).isPresent()) {
			share(state, answer, startedHere, request, response);
		}
		else {
			record(Check.STATE, false);
			chain.doFilter(request, response); // the library finds no such login
		}
	}

	private static void record(Check check, boolean passed) {
		FlowRecorder.tell((flow) -> flow.on(FlowMessage.CALLBACK).check(check, Check.Result.of(passed)));
	}

	private void complete(String state, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		finally {
			store(state, LoginOutcome.notedIn(request).orElseGet(() -> this.failureHandler.interrupted(request)));
		}
	}

	private void store(String state, LoginOutcome outcome) {
		if (outcome.failure() != null) {
			this.logins.fail(state, outcome.failure());
		}
		else {
			this.logins.finish(state, outcome);
		}
	}

	/**
	 * Answers like the request that completes the login. A browser that has the login's
	 * cookie and the same code could have completed it itself, so it gets the session
	 * too: it may have dropped the first response, as after a double click.
	 */
	private void share(String state, String answer, boolean startedHere, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		FlowRecorder.tell((flow) -> flow.add(FlowMessage.SHARED));
		// Its session may be outdated by now, and saving it would undo the new one.
		SealedSessionCookie.ignoreIn(request);
		Optional<LoginRepository.Claim> claim = await(state);
		LoginOutcome outcome = claim.map(LoginRepository.Claim::outcome).orElse(null);
		boolean sameAnswer = claim.map((found) -> found.isOfAnswer(answer)).orElse(true);
		if (outcome == null) {
			this.failureHandler.send(FailedLogin.of(LoginFailure.INTERRUPTED, null), request, response);
		}
		else if (outcome.failure() != null) {
			FailedLogin first = outcome.failure();
			this.failureHandler.send(
					sameAnswer ? first : FailedLogin.of(LoginFailure.ANSWERED_BEFORE, first.connectAgain()), request,
					response);
		}
		else {
			String sessionId = outcome.sessionId();
			if (startedHere && sessionId != null && sameAnswer) {
				this.sessionCookie.writeCookieValue(new CookieValue(request, response, sessionId));
			}
			response.sendRedirect(Objects.requireNonNull(outcome.target()));
		}
	}

	private Optional<LoginRepository.Claim> await(String state) {
		try {
			return this.waiting.execute(() -> this.logins.find(state)
				.filter(LoginRepository.Claim::isFinished)
				.map(Optional::of)
				.orElseThrow(() -> new IllegalStateException("The login is not finished")));
		}
		catch (RetryException ex) {
			return Optional.empty();
		}
	}

}

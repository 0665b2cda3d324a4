package sample.pagerduty.client.login;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.flow.BrokenFlow;
import sample.pagerduty.client.flow.FlowMessage;
import sample.pagerduty.client.flow.FlowRecorder;
import sample.pagerduty.client.flow.SessionFlows;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.web.ConnectLink;
import sample.pagerduty.client.web.PageProblem;
import sample.pagerduty.client.web.Times;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/**
 * Answers a failed login with a page in plain words. The page and the log share a
 * reference. Neither holds PagerDuty's own text, except an error code of the alphabet of
 * RFC 6749 section 5.2.
 */
@Component
class LoginFailureHandler implements AuthenticationFailureHandler {

	private static final Logger logger = LoggerFactory.getLogger(LoginFailureHandler.class);

	private static final String UNPRINTABLE = "[unprintable]";

	private final PagerDutyApp app;

	private final WebSettings web;

	private final SessionFlows flows;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	LoginFailureHandler(PagerDutyApp app, WebSettings web, SessionFlows flows, ApplicationEventPublisher events,
			Clock clock) {
		this.app = app;
		this.web = web;
		this.flows = flows;
		this.events = events;
		this.clock = clock;
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException {
		if (exception instanceof UserSwitchException) { // not a failure but a question
			FlowRecorder.tell((flow) -> {
				flow.add(FlowMessage.QUESTION).took(flow.elapsed());
				this.flows.keepWaiting(flow.flow(), request);
			});
			LoginOutcome.succeeded(request, UserSwitchController.PATH);
			response.sendRedirect(UserSwitchController.PATH);
			return;
		}
		LoginFailure failure = LoginFailureResolver.resolve(exception, request.getParameter("error") != null);
		FailedLogin failed = new FailedLogin(failure, errorCode(exception), acceptingApi(exception), retryAt(exception),
				connectAgain(request));
		LoginOutcome.failed(request, failed);
		this.events.publishEvent(LoginFinished.of(failure));
		send(failed, request, response);
	}

	/** The outcome of a request that broke off. */
	LoginOutcome interrupted(HttpServletRequest request) {
		return LoginOutcome.of(FailedLogin.of(LoginFailure.INTERRUPTED, connectAgain(request)));
	}

	/** Shows a failure, perhaps one that another request has met. */
	void send(FailedLogin failed, HttpServletRequest request, HttpServletResponse response) throws IOException {
		LoginFailure failure = failed.failure();
		String code = Objects.requireNonNullElse(failed.errorCode(), "");
		Duration wait = remaining(failed.retryAt());
		String link = Objects.requireNonNullElseGet(failed.connectAgain(), () -> connectAgain(request));
		PageProblem problem = PageProblem
			.logged(failure.status(), failure.key(),
					List.of(this.web.redirectUri().toString(), this.app.oauth().token().getHost(), code,
							this.web.home().toString(), this.app.oauth().jwks().getHost(),
							Objects.requireNonNullElse(failed.acceptingApi(), ""), inWords(wait)))
			.withAction(new PageProblem.Action("Connect again", link, (wait != null) ? Times.wholeSeconds(wait) : 0));
		logger.warn("Connecting to PagerDuty failed, reference {}: {} ({})", problem.reference(), failure, code);
		FlowRecorder.tell((flow) -> BrokenFlow.showIn(request, flow.broken()));
		problem.send(request, response);
	}

	/** The API that accepts the token, if the configured one does not. */
	private static @Nullable String acceptingApi(AuthenticationException exception) {
		return (exception.getCause() instanceof PagerDutyApiException failure && failure.acceptedAt() != null)
				? failure.acceptedAt().toString() : null;
	}

	private @Nullable Instant retryAt(AuthenticationException exception) {
		Duration wait = (exception.getCause() instanceof PagerDutyApiException failure) ? failure.retryAfter()
				: TokenFailure.retryAfter(exception);
		return (wait != null) ? this.clock.instant().plus(wait) : null;
	}

	private @Nullable Duration remaining(@Nullable Instant retryAt) {
		Instant now = this.clock.instant();
		return (retryAt == null) ? null : retryAt.isBefore(now) ? Duration.ZERO : Duration.between(now, retryAt);
	}

	private static String inWords(@Nullable Duration wait) {
		if (wait == null) {
			return "a minute";
		}
		long seconds = Times.wholeSeconds(wait);
		return (seconds > 1) ? seconds + " seconds" : "a second";
	}

	/** Starts the same login again, which leads to the page that wanted it. */
	private String connectAgain(HttpServletRequest request) {
		return LoginCookies.startedIfKnown(request)
			.map(this::linkTo)
			.orElseGet(() -> ConnectLink.to(this.web.connectUrl()))
			.toString();
	}

	private ConnectLink linkTo(StartedLogin login) {
		ConnectLink link = ConnectLink.to(this.web.connectUrl())
			.withScopes(login.scopes().stream().filter((scope) -> !this.app.scopes().contains(scope)).toList())
			.exactly();
		if (login.isForAnotherUser()) {
			link.asAnotherUser();
		}
		return (login.returnTo() != null) ? link.returningTo(login.returnTo()) : link;
	}

	private static String errorCode(AuthenticationException exception) {
		if (!(exception instanceof OAuth2AuthenticationException failure)) {
			return exception.getClass().getSimpleName();
		}
		String code = failure.getError().getErrorCode();
		return code.matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]{1,60}") ? code : UNPRINTABLE;
	}

}

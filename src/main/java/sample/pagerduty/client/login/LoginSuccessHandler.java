package sample.pagerduty.client.login;

import java.io.IOException;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.connection.HomePage;
import sample.pagerduty.client.flow.FlowMessage;
import sample.pagerduty.client.flow.FlowRecorder;
import sample.pagerduty.client.flow.SessionFlows;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Leads the browser to a question about the login, to the page that wanted it, or home.
 */
@Component
class LoginSuccessHandler implements AuthenticationSuccessHandler {

	private final SessionFlows flows;

	private final ApplicationEventPublisher events;

	LoginSuccessHandler(SessionFlows flows, ApplicationEventPublisher events) {
		this.flows = flows;
		this.events = events;
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException {
		boolean asks = WorseGrant.waitingIn(request).isPresent();
		String target = asks ? WorseGrantController.PATH
				: Objects.requireNonNullElse(LoginCookies.startedBefore(request).returnTo(), HomePage.PATH);
		FlowRecorder.tell((flow) -> {
			flow.add(asks ? FlowMessage.QUESTION : FlowMessage.DONE).took(flow.elapsed());
			this.flows.keepLogin(flow.flow(), request);
		});
		LoginOutcome.succeeded(request, target);
		this.events.publishEvent(LoginFinished.of(null));
		response.sendRedirect(target);
	}

}

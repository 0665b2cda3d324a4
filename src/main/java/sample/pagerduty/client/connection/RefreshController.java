package sample.pagerduty.client.connection;

import java.time.Clock;

import jakarta.servlet.http.HttpServletRequest;
import sample.pagerduty.client.flow.Flow;
import sample.pagerduty.client.flow.FlowKind;
import sample.pagerduty.client.flow.FlowMessage;
import sample.pagerduty.client.flow.FlowRecorder;
import sample.pagerduty.client.flow.SessionFlows;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.web.LocalPath;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Refreshes a connection because its user wants new tokens now. */
@Controller
class RefreshController {

	private final UserTokenService tokens;

	private final SessionFlows flows;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	RefreshController(UserTokenService tokens, SessionFlows flows, ApplicationEventPublisher events, Clock clock) {
		this.tokens = tokens;
		this.flows = flows;
		this.events = events;
		this.clock = clock;
	}

	@PostMapping("/refresh")
	RedirectView refresh(@RequestParam(name = "return", defaultValue = HomePage.PATH) String page,
			Connection connection, HttpServletRequest request, RedirectAttributes notices) {
		try (FlowRecorder flow = FlowRecorder.start(FlowKind.REFRESH, this.clock.instant())) {
			flow.add(FlowMessage.REFRESH_START).call(request.getMethod(), request.getRequestURI());
			this.flows.keepRefresh(refresh(connection, flow, notices), request);
		}
		// Not a view name, in which braces would be variables.
		RedirectView redirect = new RedirectView(LocalPath.matches(page) ? page : HomePage.PATH);
		redirect.setExpandUriTemplateVariables(false);
		return redirect;
	}

	private Flow refresh(Connection connection, FlowRecorder flow, RedirectAttributes notices) {
		try {
			this.tokens.refresh(connection);
			this.events.publishEvent(new RefreshRequested(connection.id(), null));
			notices.addFlashAttribute("refreshed", true);
			skippedUnlessAsked(flow);
			flow.add(FlowMessage.REFRESH_DONE).took(flow.elapsed());
			return flow.flow();
		}
		catch (TokenUnavailableException ex) {
			this.events.publishEvent(new RefreshRequested(connection.id(), ex.failure()));
			notices.addFlashAttribute("tokenFailure", ex.failure().key());
			notices.addFlashAttribute("tokenWait", ex.secondsToWait());
			skippedUnlessAsked(flow);
			return flow.broken();
		}
	}

	private static void skippedUnlessAsked(FlowRecorder flow) {
		if (!flow.has(FlowMessage.REFRESH_REQUEST)) {
			flow.add(FlowMessage.REFRESH_SKIPPED);
		}
	}

}

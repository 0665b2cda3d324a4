package sample.pagerduty.client.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.HomePage;
import sample.pagerduty.client.flow.FlowMessage;
import sample.pagerduty.client.flow.SessionFlows;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Asks which of two people to stay connected as. */
@Controller
class UserSwitchController {

	static final String PATH = "/switch";

	private static final String HOME = "redirect:" + HomePage.PATH;

	private final HttpSessionSecurityContextRepository securityContexts = new HttpSessionSecurityContextRepository();

	private final ChangeSessionIdAuthenticationStrategy newSessionId = new ChangeSessionIdAuthenticationStrategy();

	private final UserSwitch userSwitch;

	private final WorseGrant worseGrant;

	private final SessionFlows flows;

	UserSwitchController(UserSwitch userSwitch, WorseGrant worseGrant, SessionFlows flows) {
		this.userSwitch = userSwitch;
		this.worseGrant = worseGrant;
		this.flows = flows;
	}

	@GetMapping(PATH)
	String ask(Connection connection, HttpServletRequest request, Model model) {
		return UserSwitch.waitingIn(request).map((waiting) -> {
			model.addAttribute("present", connection.user());
			model.addAttribute("other", waiting.principal().user());
			model.addAttribute("otherIsConnected", this.userSwitch.isConnected(waiting));
			return "switch";
		}).orElse(HOME);
	}

	@PostMapping(PATH + "/stay")
	String stay(HttpServletRequest request) {
		String next = next(request);
		this.userSwitch.discard(request);
		this.flows.forgetWaiting(request);
		return next;
	}

	@PostMapping(PATH)
	String change(HttpServletRequest request, HttpServletResponse response) {
		String next = next(request);
		this.userSwitch.take(request).ifPresent((waiting) -> {
			this.worseGrant.connect(waiting, request, response);
			this.flows.useWaiting(request);
			this.flows.answer(FlowMessage.SWITCHED, request);
			this.newSessionId.onAuthentication(waiting.authentication(), request, response);
			SecurityContext context = SecurityContextHolder.createEmptyContext();
			context.setAuthentication(waiting.authentication());
			this.securityContexts.saveContext(context, request, response);
		});
		return WorseGrant.waitingIn(request).isPresent() ? "redirect:" + WorseGrantController.PATH : next;
	}

	private static String next(HttpServletRequest request) {
		return UserSwitch.waitingIn(request).map(CompletedLogin::redirect).orElse(HOME);
	}

}

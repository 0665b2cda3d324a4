package sample.pagerduty.client.login;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.connection.AllUses;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionUses;
import sample.pagerduty.client.connection.HomePage;
import sample.pagerduty.client.flow.FlowMessage;
import sample.pagerduty.client.flow.SessionFlows;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks whether to use new tokens that have fewer scopes than the current ones. */
@Controller
class WorseGrantController {

	static final String PATH = "/scopes";

	private static final String HOME = "redirect:" + HomePage.PATH;

	private final WorseGrant worseGrant;

	private final SessionFlows flows;

	private final AllUses uses;

	WorseGrantController(WorseGrant worseGrant, SessionFlows flows, AllUses uses) {
		this.worseGrant = worseGrant;
		this.flows = flows;
		this.uses = uses;
	}

	@GetMapping(PATH)
	String ask(Connection connection, HttpServletRequest request, Model model) {
		return WorseGrant.waitingIn(request).map((login) -> {
			Set<String> granted = login.tokens().scopes();
			Set<String> refused = Scopes.without(login.scopesRequested(), granted);
			model.addAttribute("lost", Scopes.without(connection.scopesGranted(), granted));
			model.addAttribute("granted", granted);
			model.addAttribute("culprits", Scopes.without(refused, connection.scopesGranted()));
			model.addAttribute("uses", usesOf(connection));
			return "worse-grant";
		}).orElse(HOME);
	}

	private List<ConnectionUses.Use> usesOf(Connection connection) {
		return this.uses.of(connection.id())
			.stream()
			.sorted(Comparator.comparing(ConnectionUses.Use::lastUsedAt,
					Comparator.nullsLast(Comparator.reverseOrder())))
			.toList();
	}

	@PostMapping(PATH)
	String take(HttpServletRequest request, HttpServletResponse response, RedirectAttributes notices) {
		return answer(FlowMessage.TAKEN, () -> this.worseGrant.accept(request, response), request, notices,
				"This app and its scripts use the new token now.");
	}

	@PostMapping(PATH + "/keep")
	String keep(HttpServletRequest request, RedirectAttributes notices) {
		return answer(FlowMessage.KEPT, () -> this.worseGrant.forget(request), request, notices,
				"You kept the current token. Nothing has changed.");
	}

	/** Leads on to what the login was for. An answer that is sent twice counts once. */
	private String answer(FlowMessage choice, Runnable action, HttpServletRequest request, RedirectAttributes notices,
			String outcome) {
		return WorseGrant.waitingIn(request).map((login) -> {
			action.run();
			this.flows.answer(choice, request);
			notices.addFlashAttribute("answered", outcome);
			return login.redirect();
		}).orElse(HOME);
	}

}

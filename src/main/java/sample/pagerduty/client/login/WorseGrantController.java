package sample.pagerduty.client.login;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionUses;
import sample.pagerduty.client.connection.HomePage;
import sample.pagerduty.client.web.Times;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Asks whether to use new tokens that have fewer scopes than the current ones. */
@Controller
class WorseGrantController {

	static final String PATH = "/scopes";

	private static final String HOME = "redirect:" + HomePage.PATH;

	private final WorseGrant worseGrant;

	private final List<ConnectionUses> uses;

	WorseGrantController(WorseGrant worseGrant, List<ConnectionUses> uses) {
		this.worseGrant = worseGrant;
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

	private List<UseRow> usesOf(Connection connection) {
		return this.uses.stream()
			.flatMap((feature) -> feature.of(connection.id()).stream())
			.sorted(Comparator.comparing(ConnectionUses.Use::lastUsedAt,
					Comparator.nullsLast(Comparator.reverseOrder())))
			.map((use) -> new UseRow(use.kind(), use.name(),
					(use.lastUsedAt() != null) ? Times.utc(use.lastUsedAt()) : "never"))
			.toList();
	}

	@PostMapping(PATH)
	String take(HttpServletRequest request) {
		String next = next(request);
		this.worseGrant.accept(request);
		return next;
	}

	@PostMapping(PATH + "/keep")
	String keep(HttpServletRequest request) {
		String next = next(request);
		this.worseGrant.forget(request);
		return next;
	}

	private static String next(HttpServletRequest request) {
		return WorseGrant.waitingIn(request).map(CompletedLogin::redirect).orElse(HOME);
	}

	/** Something that uses the tokens, as the page shows it. */
	record UseRow(String kind, String name, String lastUsed) {

	}

}

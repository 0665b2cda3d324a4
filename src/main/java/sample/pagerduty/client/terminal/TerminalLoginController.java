package sample.pagerduty.client.terminal;

import sample.pagerduty.client.connection.Connection;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where the browser ends after a login that a terminal command has started. */
@Controller
class TerminalLoginController {

	/** Without the id of the login, which is a path variable. */
	static final String PATH = "/terminal-login/";

	private final TerminalLogins logins;

	TerminalLoginController(TerminalLogins logins) {
		this.logins = logins;
	}

	@GetMapping(PATH + "{id}")
	String done(@PathVariable String id, Connection connection, Model model) {
		model.addAttribute("known", this.logins.complete(id, connection.id()));
		model.addAttribute("connection", connection);
		return "terminal-login";
	}

}

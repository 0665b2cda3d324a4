package sample.pagerduty.client.agent;

import java.util.UUID;

import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.HomePage;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Withdraws what a person has allowed. */
@Controller
class AgentGrantController {

	static final String PATH = "/agents/grants";

	private final AgentGrantService grants;

	AgentGrantController(AgentGrantService grants) {
		this.grants = grants;
	}

	@PostMapping(PATH + "/{id}/withdraw")
	String withdraw(@PathVariable UUID id, Connection connection, RedirectAttributes notices) {
		notices.addFlashAttribute("useEnded", this.grants.withdraw(id, connection.id()));
		return "redirect:" + HomePage.PATH;
	}

}

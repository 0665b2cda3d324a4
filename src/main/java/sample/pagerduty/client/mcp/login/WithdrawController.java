package sample.pagerduty.client.mcp.login;

import java.util.UUID;

import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.HomePage;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ends the access of an MCP client. */
@Controller
class WithdrawController {

	private final McpGrantService grants;

	WithdrawController(McpGrantService grants) {
		this.grants = grants;
	}

	@PostMapping(McpLoginPaths.WITHDRAW)
	String withdraw(@PathVariable UUID id, Connection connection, RedirectAttributes notices) {
		notices.addFlashAttribute("useEnded", this.grants.withdraw(id, connection.id()));
		return "redirect:" + HomePage.PATH;
	}

}

package sample.pagerduty.client.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.token.ConnectionService;
import sample.pagerduty.client.token.Connector;
import sample.pagerduty.client.token.Disconnection;
import sample.pagerduty.client.token.RefreshFailedException;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person does with the connection: refresh it, or end it. */
@Controller
class ConnectionController {

	private final ConnectionService connections;

	private final Disconnection disconnection;

	private final Connector connector;

	private final SecurityContextLogoutHandler signOut = new SecurityContextLogoutHandler();

	ConnectionController(ConnectionService connections, Disconnection disconnection, Connector connector) {
		this.connections = connections;
		this.disconnection = disconnection;
		this.connector = connector;
	}

	@PostMapping("/refresh")
	String refresh(Authentication authentication, RedirectAttributes notices) {
		this.connections.find(authentication).ifPresent((connection) -> {
			try {
				this.connections.refresh(connection);
				notices.addFlashAttribute("refreshed", true);
			}
			catch (RefreshFailedException ex) {
				notices.addFlashAttribute("refreshFailure", ex.result().key());
			}
		});
		return "redirect:/";
	}

	@PostMapping("/disconnect")
	String disconnect(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
		this.connector.discard(request);
		boolean confirmed = this.disconnection.disconnect(authentication);
		this.signOut.logout(request, response, authentication);
		return confirmed ? "redirect:/?disconnected" : "redirect:/?disconnected=unconfirmed";
	}

}

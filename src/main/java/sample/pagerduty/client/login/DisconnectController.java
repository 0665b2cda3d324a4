package sample.pagerduty.client.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.connection.Disconnection;
import sample.pagerduty.client.connection.HomePage;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Ends the connection, not only the session. */
@Controller
class DisconnectController {

	private final ConnectionService connections;

	private final UserSwitch userSwitch;

	private final GrantedScopesCookie grantedScopes;

	private final SecurityContextLogoutHandler signOut = new SecurityContextLogoutHandler();

	DisconnectController(ConnectionService connections, UserSwitch userSwitch, GrantedScopesCookie grantedScopes) {
		this.connections = connections;
		this.userSwitch = userSwitch;
		this.grantedScopes = grantedScopes;
	}

	@PostMapping("/disconnect")
	String disconnect(Authentication login, HttpServletRequest request, HttpServletResponse response) {
		this.userSwitch.discard(request);
		this.grantedScopes.forget(response);
		Disconnection outcome = this.connections.disconnect(login);
		this.signOut.logout(request, response, login);
		return "redirect:" + switch (outcome) {
			case REVOKED -> HomePage.DISCONNECTED;
			case UNCONFIRMED -> HomePage.REVOCATION_UNCONFIRMED;
			case NOT_CONNECTED -> HomePage.SESSION_LOST;
		};
	}

}

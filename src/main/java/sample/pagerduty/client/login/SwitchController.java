package sample.pagerduty.client.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.token.Connection;
import sample.pagerduty.client.token.ConnectionService;
import sample.pagerduty.client.token.Connector;
import sample.pagerduty.client.token.PendingConnection;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Asks which of two people the browser is to be connected as. */
@Controller
class SwitchController {

	private static final String HOME = "redirect:/";

	private final HttpSessionSecurityContextRepository securityContexts = new HttpSessionSecurityContextRepository();

	private final ChangeSessionIdAuthenticationStrategy newSessionId = new ChangeSessionIdAuthenticationStrategy();

	private final ConnectionService connections;

	private final Connector connector;

	SwitchController(ConnectionService connections, Connector connector) {
		this.connections = connections;
		this.connector = connector;
	}

	@GetMapping("/switch")
	String ask(@Nullable Authentication authentication, HttpServletRequest request, Model model) {
		PendingConnection pending = PendingConnection.in(request).orElse(null);
		Connection connection = this.connections.find(authentication).orElse(null);
		if (pending == null || connection == null) {
			return HOME;
		}
		model.addAttribute("present", connection.user());
		model.addAttribute("other", pending.user());
		return "switch";
	}

	@PostMapping("/switch/stay")
	String stay(HttpServletRequest request) {
		this.connector.discard(request);
		return HOME;
	}

	@PostMapping("/switch")
	String change(HttpServletRequest request, HttpServletResponse response) {
		PendingConnection.in(request).ifPresent((pending) -> {
			this.connector.accept(pending, request);
			this.newSessionId.onAuthentication(pending.login(), request, response);
			SecurityContext context = SecurityContextHolder.createEmptyContext();
			context.setAuthentication(pending.login());
			this.securityContexts.saveContext(context, request, response);
		});
		return HOME;
	}

}

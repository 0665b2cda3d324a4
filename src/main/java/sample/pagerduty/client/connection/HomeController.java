package sample.pagerduty.client.connection;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.oauth.TokenUnavailableException;

import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The home page: how to connect, or the connected user and the tokens. */
@Controller
class HomeController {

	private final ConnectionService connections;

	private final UserTokenService tokens;

	private final CurrentConnection current;

	private final PagerDutyApp app;

	private final ConnectedPage connectedPage;

	HomeController(ConnectionService connections, UserTokenService tokens, CurrentConnection current, PagerDutyApp app,
			ConnectedPage connectedPage) {
		this.connections = connections;
		this.tokens = tokens;
		this.current = current;
		this.app = app;
		this.connectedPage = connectedPage;
	}

	@GetMapping(HomePage.PATH)
	String home(@RequestParam(required = false) @Nullable String disconnected,
			@Nullable OAuth2AuthenticationToken login, HttpServletRequest request, Model model) {
		Optional<Connection> connection = this.current.in(request);
		if (login == null || connection.isEmpty() || !(login.getPrincipal() instanceof OidcUser user)) {
			boolean lost = login != null || hasLostItsSession(request);
			return notConnected((lost && disconnected == null) ? "session" : disconnected, model);
		}
		return connected(fresh(connection.get(), model), user, model);
	}

	/** The page does not show a token that is about to expire, if it can get another. */
	private Connection fresh(Connection connection, Model model) {
		try {
			return this.tokens.fresh(connection, Duration.ZERO);
		}
		catch (TokenUnavailableException ex) {
			model.addAttribute("tokenFailure", ex.failure().key());
			model.addAttribute("tokenWait", ex.secondsToWait());
			return this.connections.findById(connection.id()).orElse(connection);
		}
	}

	/** Whether the browser sends a session that has ended on its own. */
	private static boolean hasLostItsSession(HttpServletRequest request) {
		return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
	}

	private String notConnected(@Nullable String disconnected, Model model) {
		model.addAttribute("disconnected", HomePage.isReason(disconnected) ? disconnected : null);
		model.addAttribute("app", this.app);
		return "connect";
	}

	private String connected(Connection connection, OidcUser user, Model model) {
		this.connectedPage.fill(model, connection, user);
		return "connected";
	}

}

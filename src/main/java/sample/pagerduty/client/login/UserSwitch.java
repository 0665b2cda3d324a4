package sample.pagerduty.client.login;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.connection.ConnectedPrincipal;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.oauth.TokenRevocationClient;
import sample.pagerduty.client.rest.ApiAccessResolver;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/**
 * The login of another person than the browser is connected as. It waits in the session
 * until the browser's user has chosen between the two. Signing out discards it.
 */
@Component
class UserSwitch implements LogoutHandler {

	private static final String ATTRIBUTE = UserSwitch.class.getName() + ".waiting";

	private final ConnectionService connections;

	private final ApiAccessResolver accessResolver;

	private final TokenRevocationClient revocation;

	UserSwitch(ConnectionService connections, ApiAccessResolver accessResolver, TokenRevocationClient revocation) {
		this.connections = connections;
		this.accessResolver = accessResolver;
		this.revocation = revocation;
	}

	/** The login that waits in a browser's session, if there is one. */
	static Optional<CompletedLogin> waitingIn(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return Optional.ofNullable(session).map((found) -> (CompletedLogin) found.getAttribute(ATTRIBUTE));
	}

	/** Lets a login wait. There can be one: a later login takes its place. */
	void ask(CompletedLogin login, HttpServletRequest request) {
		discard(request);
		request.getSession().setAttribute(ATTRIBUTE, login);
	}

	/** Connects the browser as the person of the login that waits. */
	void accept(CompletedLogin login, HttpServletRequest request) {
		connect(login);
		request.getSession().removeAttribute(ATTRIBUTE);
	}

	void connect(CompletedLogin login) {
		ConnectedPrincipal principal = login.principal();
		this.connections.connect(principal, this.accessResolver.regionOf(principal.getAudience()),
				login.scopesRequested(), login.tokens());
	}

	/** Forgets the login that waits, if there is one, and has its tokens revoked. */
	void discard(HttpServletRequest request) {
		waitingIn(request).ifPresent((login) -> {
			request.getSession().removeAttribute(ATTRIBUTE);
			this.revocation.revoke(login.tokens().refreshToken(), login.tokens().accessToken());
		});
	}

	@Override
	public void logout(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		discard(request);
	}

}

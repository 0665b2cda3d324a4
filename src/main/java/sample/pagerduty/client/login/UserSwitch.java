package sample.pagerduty.client.login;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.oauth.TokenRevocationClient;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The login of a person other than the one that the browser is connected as. It waits in
 * the session until the browser's user has chosen between the two. Signing out discards
 * it.
 */
@Component
class UserSwitch implements LogoutHandler {

	private static final String ATTRIBUTE = UserSwitch.class.getName() + ".waiting";

	private final TokenRevocationClient revocation;

	private final ConnectionService connections;

	UserSwitch(TokenRevocationClient revocation, ConnectionService connections) {
		this.revocation = revocation;
		this.connections = connections;
	}

	/** The login that waits in a browser's session, if there is one. */
	static Optional<CompletedLogin> waitingIn(HttpServletRequest request) {
		return Optional.ofNullable((CompletedLogin) WebUtils.getSessionAttribute(request, ATTRIBUTE));
	}

	/** Lets a login wait. There can be one: a later login takes its place. */
	void ask(CompletedLogin login, HttpServletRequest request) {
		if (!waitingIn(request).map(CompletedLogin::owner).equals(Optional.of(login.owner()))) {
			discard(request);
		}
		request.getSession().setAttribute(ATTRIBUTE, login);
	}

	/** Takes the login that waits out of the session. */
	Optional<CompletedLogin> take(HttpServletRequest request) {
		Optional<CompletedLogin> waiting = waitingIn(request);
		waiting.ifPresent((login) -> request.getSession().removeAttribute(ATTRIBUTE));
		return waiting;
	}

	/**
	 * Whether a person's tokens must not be revoked. PagerDuty does not document whether
	 * other tokens of the same user and app, which scripts may use, would survive.
	 */
	boolean isConnected(CompletedLogin login) {
		return this.connections.findByOwner(login.owner()).isPresent();
	}

	/** Forgets the login that waits, if there is one, and has its tokens revoked. */
	void discard(HttpServletRequest request) {
		take(request).filter((login) -> !isConnected(login))
			.ifPresent((login) -> this.revocation.revoke(login.tokens().refreshToken(), login.tokens().accessToken()));
	}

	@Override
	public void logout(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		discard(request);
	}

}

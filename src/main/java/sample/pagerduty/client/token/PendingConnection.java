package sample.pagerduty.client.token;

import java.io.Serializable;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * A login that has succeeded, with tokens that are not stored yet. While the browser's
 * user is asked, it waits in the session.
 *
 * @param login who logged in
 * @param client the tokens
 */
public record PendingConnection(OAuth2AuthenticationToken login,
		OAuth2AuthorizedClient client) implements Serializable {

	private static final String ATTRIBUTE = PendingConnection.class.getName();

	/**
	 * The login that waits in a browser's session.
	 * @param request a request of the browser
	 * @return the login, if there is one
	 */
	public static Optional<PendingConnection> in(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return Optional.ofNullable(session).map((found) -> (PendingConnection) found.getAttribute(ATTRIBUTE));
	}

	void keep(HttpServletRequest request) {
		request.getSession().setAttribute(ATTRIBUTE, this);
	}

	void forget(HttpServletRequest request) {
		request.getSession().removeAttribute(ATTRIBUTE);
	}

	OidcUser principal() {
		return (OidcUser) this.login.getPrincipal();
	}

	/** Who logged in. */
	public ConnectedUser user() {
		return ConnectedUser.of(principal());
	}

	@Override
	public String toString() {
		return "PendingConnection[login=" + this.login.getName() + "]";
	}

}

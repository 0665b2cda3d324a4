package sample.pagerduty.client.token;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;

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
 * @param scopeRequested the scopes that the login asked for, with blanks between
 */
public record PendingConnection(OAuth2AuthenticationToken login, OAuth2AuthorizedClient client,
		String scopeRequested) implements Serializable {

	private static final String ATTRIBUTE = PendingConnection.class.getName();

	private static final String SCOPE_REQUESTED = ATTRIBUTE + ".scopeRequested";

	/**
	 * Remembers what a login asked for until its tokens arrive, within the request that
	 * brings PagerDuty's answer.
	 * @param request the request of the callback
	 * @param scopes the scopes of the authorization request
	 */
	public static void remember(HttpServletRequest request, Set<String> scopes) {
		request.setAttribute(SCOPE_REQUESTED, String.join(" ", scopes));
	}

	static PendingConnection of(OAuth2AuthenticationToken login, OAuth2AuthorizedClient client,
			HttpServletRequest request) {
		return new PendingConnection(login, client, (String) request.getAttribute(SCOPE_REQUESTED));
	}

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

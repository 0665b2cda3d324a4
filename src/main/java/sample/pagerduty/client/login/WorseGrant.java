package sample.pagerduty.client.login;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.connection.ConnectionService;

import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Stores the tokens of a login, unless the person's connection has scopes that they lack.
 * Such tokens wait in the session until the person has chosen. PagerDuty grants
 * {@code openid} alone when a login asks for one scope too many, and scripts must not
 * stop because of that.
 */
@Component
class WorseGrant {

	private static final String ATTRIBUTE = WorseGrant.class.getName() + ".waiting";

	private final ConnectionService connections;

	private final GrantedScopesCookie grantedScopes;

	WorseGrant(ConnectionService connections, GrantedScopesCookie grantedScopes) {
		this.connections = connections;
		this.grantedScopes = grantedScopes;
	}

	/** The login that waits in a browser's session, if there is one. */
	static Optional<CompletedLogin> waitingIn(HttpServletRequest request) {
		return Optional.ofNullable((CompletedLogin) WebUtils.getSessionAttribute(request, ATTRIBUTE));
	}

	/** Stores the tokens of a login, or lets it wait. */
	void connect(CompletedLogin login, HttpServletRequest request, HttpServletResponse response) {
		Set<String> lost = this.connections.connect(login.toConnection(), false);
		Set<String> granted = new LinkedHashSet<>(login.tokens().scopes());
		granted.addAll(lost); // as long as the person has not given them up
		this.grantedScopes.write(granted, response);
		if (lost.isEmpty()) {
			forget(request);
		}
		else {
			request.getSession().setAttribute(ATTRIBUTE, login);
		}
	}

	/** Stores the tokens that wait, and gives up the scopes that they lack. */
	void accept(HttpServletRequest request, HttpServletResponse response) {
		waitingIn(request).ifPresent((login) -> {
			this.connections.connect(login.toConnection(), true);
			this.grantedScopes.write(login.tokens().scopes(), response);
			forget(request);
		});
	}

	/**
	 * Forgets the tokens that wait. They are not revoked: they belong to the same user
	 * and app as the stored ones, and PagerDuty does not document whether those would
	 * survive.
	 */
	void forget(HttpServletRequest request) {
		WebUtils.setSessionAttribute(request, ATTRIBUTE, null);
	}

}

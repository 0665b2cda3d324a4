package sample.pagerduty.client.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.token.PendingConnection;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * Stops a login as another user than the browser is connected as, before the session
 * changes hands. The tokens wait for the answer in a {@link PendingConnection}.
 */
final class AskBeforeSwitchingStrategy implements SessionAuthenticationStrategy {

	@Override
	public void onAuthentication(Authentication authentication, HttpServletRequest request,
			HttpServletResponse response) {
		PendingConnection.in(request)
			.filter((pending) -> pending.login().getName().equals(authentication.getName()))
			.ifPresent((pending) -> {
				throw new AnotherUserException();
			});
	}

}

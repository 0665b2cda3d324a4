package sample.pagerduty.client.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * Stops a login as a person other than the one that the browser is connected as, before
 * the session changes hands. The login waits in the {@link UserSwitch}.
 */
final class UserSwitchAuthenticationStrategy implements SessionAuthenticationStrategy {

	@Override
	public void onAuthentication(Authentication authentication, HttpServletRequest request,
			HttpServletResponse response) {
		UserSwitch.waitingIn(request)
			.filter((waiting) -> waiting.owner().equals(authentication.getName()))
			.ifPresent((waiting) -> {
				throw new UserSwitchException();
			});
	}

}

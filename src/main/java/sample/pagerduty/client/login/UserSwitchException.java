package sample.pagerduty.client.login;

import java.io.Serial;

import org.springframework.security.web.authentication.session.SessionAuthenticationException;

/** The login succeeded, but the browser is connected as another person. */
final class UserSwitchException extends SessionAuthenticationException {

	@Serial
	private static final long serialVersionUID = 1L;

	UserSwitchException() {
		super("The browser is connected as another person");
	}

}

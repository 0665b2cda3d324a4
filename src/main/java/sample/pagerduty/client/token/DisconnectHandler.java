package sample.pagerduty.client.token;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Has the tokens revoked at PagerDuty when somebody disconnects. That is best effort: the
 * session ends in any case, and the page says whether PagerDuty confirmed.
 */
@Component
public class DisconnectHandler implements LogoutHandler, LogoutSuccessHandler {

	private static final String CONFIRMED = DisconnectHandler.class.getName() + ".confirmed";

	private final ConnectionService connections;

	private final TokenRevocationClient revocation;

	DisconnectHandler(ConnectionService connections, TokenRevocationClient revocation) {
		this.connections = connections;
		this.revocation = revocation;
	}

	@Override
	public void logout(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		request.setAttribute(CONFIRMED,
				this.connections.find(authentication, request).map(this.revocation::revoke).orElse(true));
	}

	@Override
	public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) throws IOException {
		boolean confirmed = Boolean.TRUE.equals(request.getAttribute(CONFIRMED));
		response.sendRedirect(confirmed ? "/?disconnected" : "/?disconnected=unconfirmed");
	}

}

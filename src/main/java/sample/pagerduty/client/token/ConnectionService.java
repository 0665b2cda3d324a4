package sample.pagerduty.client.token;

import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.rest.Access;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Service;

/** Finds the connection of the browser that asks. */
@Service
public class ConnectionService {

	private final OAuth2AuthorizedClientRepository authorizedClients;

	private final ApiHostResolver apiHosts;

	private final PagerDutyApp app;

	ConnectionService(OAuth2AuthorizedClientRepository authorizedClients, ApiHostResolver apiHosts, PagerDutyApp app) {
		this.authorizedClients = authorizedClients;
		this.apiHosts = apiHosts;
		this.app = app;
	}

	/**
	 * The connection of whoever is logged in.
	 * @param authentication who is logged in, if anybody
	 * @param request the request of the browser
	 * @return the connection, or nothing if the browser is not connected
	 */
	public Optional<Connection> find(@Nullable Authentication authentication, HttpServletRequest request) {
		if (!(authentication instanceof OAuth2AuthenticationToken login)
				|| !(login.getPrincipal() instanceof OidcUser user)) {
			return Optional.empty();
		}
		OAuth2AuthorizedClient client = this.authorizedClients
			.loadAuthorizedClient(login.getAuthorizedClientRegistrationId(), login, request);
		return Optional.ofNullable(client).map((found) -> connection(user, found));
	}

	private Connection connection(OidcUser user, OAuth2AuthorizedClient client) {
		OAuth2AccessToken token = client.getAccessToken();
		OAuth2RefreshToken refreshToken = client.getRefreshToken();
		// RFC 6749, 5.1: no scope in the answer means that all that was asked for was
		// granted.
		Set<String> granted = token.getScopes().isEmpty() ? this.app.scopes() : token.getScopes();
		return new Connection(user, new Access(this.apiHosts.resolve(user.getIdToken()), token.getTokenValue()),
				(refreshToken != null) ? refreshToken.getTokenValue() : null, token.getExpiresAt(), this.app.scopes(),
				granted);
	}

}

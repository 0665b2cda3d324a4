package sample.pagerduty.client.login;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.connection.ConnectedPrincipal;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.oauth.IssuedTokens;
import sample.pagerduty.client.rest.ApiAccessResolver;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.stereotype.Component;

/**
 * Gets the tokens of a login from Spring Security and stores them as the connection of
 * the person who logged in. If the browser is connected as another person, or the tokens
 * have fewer scopes than the stored ones, they wait for an answer instead.
 */
@Component
class ConnectingAuthorizedClientRepository implements OAuth2AuthorizedClientRepository {

	private final ConnectionService connections;

	private final ApiAccessResolver accessResolver;

	private final UserSwitch userSwitch;

	private final WorseGrant worseGrant;

	private final Clock clock;

	ConnectingAuthorizedClientRepository(ConnectionService connections, ApiAccessResolver accessResolver,
			UserSwitch userSwitch, WorseGrant worseGrant, Clock clock) {
		this.connections = connections;
		this.accessResolver = accessResolver;
		this.userSwitch = userSwitch;
		this.worseGrant = worseGrant;
		this.clock = clock;
	}

	@Override
	public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication principal,
			HttpServletRequest request, HttpServletResponse response) {
		StartedLogin started = LoginCookies.startedBefore(request);
		Set<String> scopesRequested = new LinkedHashSet<>(started.scopes());
		IssuedTokens tokens = IssuedTokens.of(client.getAccessToken(), client.getRefreshToken(), scopesRequested,
				this.clock.instant());
		OAuth2AuthenticationToken authentication = (OAuth2AuthenticationToken) principal;
		ConnectedPrincipal user = (ConnectedPrincipal) authentication.getPrincipal();
		CompletedLogin login = new CompletedLogin(authentication, this.accessResolver.regionOf(user.getAudience()),
				tokens, scopesRequested, started.returnTo());
		if (isConnectedAsAnother(principal)) {
			this.userSwitch.ask(login, request);
		}
		else {
			this.worseGrant.connect(login, request, response);
		}
	}

	private boolean isConnectedAsAnother(Authentication principal) {
		Authentication before = SecurityContextHolder.getContext().getAuthentication();
		return before != null && !Objects.equals(before.getName(), principal.getName())
				&& this.connections.find(before).isPresent();
	}

	/** The library needs no tokens: pages get them from a token source. */
	@Override
	public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String clientRegistrationId,
			Authentication principal, HttpServletRequest request) {
		return null;
	}

	@Override
	public void removeAuthorizedClient(String clientRegistrationId, Authentication principal,
			HttpServletRequest request, HttpServletResponse response) {
		throw new UnsupportedOperationException("A connection ends when it is disconnected");
	}

}

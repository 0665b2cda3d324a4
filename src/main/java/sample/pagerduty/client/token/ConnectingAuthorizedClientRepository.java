package sample.pagerduty.client.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.stereotype.Component;

/**
 * Where Spring Security hands over the tokens of a login. They are stored as the
 * connection of whoever logged in, unless the browser is connected as somebody else
 * already: then they wait for an answer.
 */
@Component
class ConnectingAuthorizedClientRepository implements OAuth2AuthorizedClientRepository {

	private final ConnectionService connections;

	private final Connector connector;

	ConnectingAuthorizedClientRepository(ConnectionService connections, Connector connector) {
		this.connections = connections;
		this.connector = connector;
	}

	@Override
	public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication principal,
			HttpServletRequest request, HttpServletResponse response) {
		PendingConnection pending = PendingConnection.of((OAuth2AuthenticationToken) principal, client, request);
		Authentication before = SecurityContextHolder.getContext().getAuthentication();
		boolean anotherUser = before != null && !before.getName().equals(principal.getName())
				&& this.connections.find(before).isPresent();
		if (anotherUser) {
			this.connector.keep(pending, request);
		}
		else {
			this.connector.connect(pending);
		}
	}

	/**
	 * The library asks for no tokens here: pages get them from {@link ConnectionService}.
	 */
	@Override
	public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String clientRegistrationId,
			Authentication principal, HttpServletRequest request) {
		return null;
	}

	/** Nor does it remove any: {@link Disconnection} does. */
	@Override
	public void removeAuthorizedClient(String clientRegistrationId, Authentication principal,
			HttpServletRequest request, HttpServletResponse response) {
		throw new UnsupportedOperationException("A connection ends by being disconnected");
	}

}

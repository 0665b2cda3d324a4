package sample.pagerduty.client.connection;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * The connection of the browser that sends a request. It is looked up once for each
 * request, because the header of every page shows it too.
 */
@Component
public class CurrentConnection {

	private static final String ATTRIBUTE = CurrentConnection.class.getName();

	private final ConnectionService connections;

	CurrentConnection(ConnectionService connections) {
		this.connections = connections;
	}

	/** The connection, if the browser has one. */
	public Optional<Connection> in(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof Connection known) {
			return Optional.of(known);
		}
		Optional<Connection> found = this.connections
			.find((request.getUserPrincipal() instanceof Authentication login) ? login : null);
		found.ifPresent((connection) -> request.setAttribute(ATTRIBUTE, connection));
		return found;
	}

}

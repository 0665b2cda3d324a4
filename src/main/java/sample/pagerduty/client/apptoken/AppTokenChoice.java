package sample.pagerduty.client.apptoken;

import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpSession;

/**
 * The app token that a person has chosen. The session keeps it. It belongs to one
 * connection: another person in the same browser has not chosen it.
 *
 * @param connectionId the connection of the person
 * @param request what the token is requested for
 */
public record AppTokenChoice(UUID connectionId, AppTokenRequest request) implements Serializable {

	private static final String ATTRIBUTE = AppTokenChoice.class.getName();

	/** What was chosen with a connection in a session, if anything was. */
	public static Optional<AppTokenRequest> find(HttpSession session, UUID connectionId) {
		return (session.getAttribute(ATTRIBUTE) instanceof AppTokenChoice choice
				&& choice.connectionId.equals(connectionId)) ? Optional.of(choice.request) : Optional.empty();
	}

	/** Replaces an earlier choice. */
	public void keepIn(HttpSession session) {
		session.setAttribute(ATTRIBUTE, this);
	}

}

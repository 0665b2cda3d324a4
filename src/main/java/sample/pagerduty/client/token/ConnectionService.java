package sample.pagerduty.client.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.rest.Access;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.PagerDutyApiException;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Service;

/** Finds connections and keeps their tokens good. */
@Service
public class ConnectionService {

	/** A token that is refused this soon after its making is not refused for its age. */
	private static final Duration NEW = Duration.ofMinutes(1);

	private final ConnectionRepository connections;

	private final TokenRefresher refresher;

	private final Duration margin;

	private final Clock clock;

	ConnectionService(ConnectionRepository connections, TokenRefresher refresher, PagerDutyApp app, Clock clock) {
		this.connections = connections;
		this.refresher = refresher;
		this.margin = app.refreshMargin();
		this.clock = clock;
	}

	/**
	 * The connection of whoever is logged in, as it is stored.
	 * @param authentication who is logged in, if anybody
	 * @return the connection, or nothing if the browser is not connected
	 */
	public Optional<Connection> find(@Nullable Authentication authentication) {
		return (authentication instanceof OAuth2AuthenticationToken login)
				? this.connections.findByOwner(login.getName()) : Optional.empty();
	}

	/**
	 * A connection as it is stored.
	 * @param id its id
	 * @return the connection, if it is still there
	 */
	public Optional<Connection> findById(UUID id) {
		return this.connections.findById(id);
	}

	/**
	 * Refreshes a connection if its access token is about to end. Without need nothing
	 * remote and no lock is touched.
	 * @param connection the connection as it is stored
	 * @param minimum how long the access token must be good for, if longer than usual
	 * @return the connection with a token that is good for that long
	 * @throws RefreshFailedException if there is none
	 */
	public Connection fresh(Connection connection, Duration minimum) {
		checkNotEnded(connection);
		if (!isDue(connection, minimum)) {
			return connection;
		}
		try {
			Connection refreshed = this.refresher.refresh(connection, (current) -> isDue(current, minimum));
			// Who waited for another's refresh may need more than that one did.
			return isDue(refreshed, minimum) ? this.refresher.refresh(refreshed, (current) -> isDue(current, minimum))
					: refreshed;
		}
		catch (RefreshFailedException ex) {
			if (ex.result() != RefreshResult.ENDED
					&& connection.validity().lasts(minimum.plusSeconds(1), this.clock.instant())) {
				return connection; // it is not over yet
			}
			throw ex;
		}
	}

	private static void checkNotEnded(Connection connection) {
		RefreshResult result = connection.refreshes().lastResult();
		if (result != null && result.endsConnection()) {
			throw new RefreshFailedException(result);
		}
	}

	private boolean isDue(Connection connection, Duration minimum) {
		return connection.validity().isDue(minimum, this.margin, this.clock.instant());
	}

	/**
	 * Refreshes a connection in any case but one: if it has ended.
	 * @param connection the connection as it is stored
	 * @return the connection with new tokens
	 * @throws RefreshFailedException if there are none
	 */
	public Connection refresh(Connection connection) {
		checkNotEnded(connection);
		return this.refresher.refresh(connection, (current) -> true);
	}

	/**
	 * Calls PagerDuty's REST API with a token that is good. If PagerDuty refuses it
	 * nevertheless, it is refreshed and the call made once more.
	 * @param connection the connection as it is stored
	 * @param call the call
	 * @param <T> what the call returns
	 * @return what the call returned
	 * @throws RefreshFailedException if there is no good token
	 * @throws PagerDutyApiException if the call failed
	 */
	public <T> T call(Connection connection, Function<Access, T> call) {
		Connection fresh = fresh(connection, Duration.ZERO);
		try {
			return call.apply(fresh.access());
		}
		catch (PagerDutyApiException ex) {
			Instant now = this.clock.instant();
			if (ex.failure() != ApiFailure.UNAUTHORIZED || fresh.refreshToken() == null
					|| fresh.issuedAt().plus(NEW).isAfter(now)) {
				throw ex;
			}
			return call
				.apply(this.refresher.refresh(fresh, (current) -> current.access().equals(fresh.access())).access());
		}
	}

}

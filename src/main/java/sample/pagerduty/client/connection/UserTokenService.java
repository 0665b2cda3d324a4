package sample.pagerduty.client.connection;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.oauth.BearerToken;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.oauth.TokenSource;
import sample.pagerduty.client.oauth.TokenUnavailableException;

import org.springframework.stereotype.Service;

/** Keeps the tokens of connections fresh. */
@Service
public class UserTokenService {

	private final TokenRefresher refresher;

	private final Duration margin;

	private final Clock clock;

	UserTokenService(TokenRefresher refresher, PagerDutyApp app, Clock clock) {
		this.refresher = refresher;
		this.margin = app.refreshMargin();
		this.clock = clock;
	}

	/**
	 * The tokens of a connection, for one request.
	 * @param connection the connection as it is stored
	 */
	public TokenSource source(Connection connection) {
		return new ConnectionTokenSource(connection);
	}

	/**
	 * Refreshes a connection if its access token is about to expire. Otherwise calls no
	 * one and locks nothing.
	 * @throws TokenUnavailableException if no token is good for that long
	 */
	Connection fresh(Connection connection, Duration minimum) {
		checkNotEnded(connection);
		if (!isDue(connection, minimum)) {
			return connection;
		}
		try {
			checkMayRefresh(connection);
			Connection refreshed = this.refresher.refresh(connection, (current) -> isDue(current, minimum));
			// After waiting for another caller's refresh this one may need a longer one.
			return isDue(refreshed, minimum) ? this.refresher.refresh(refreshed, (current) -> isDue(current, minimum))
					: refreshed;
		}
		catch (TokenUnavailableException ex) {
			if (ex.failure() != TokenFailure.INVALID_GRANT
					&& connection.validity().lasts(minimum.plusSeconds(1), this.clock.instant())) {
				return connection; // it has not expired yet
			}
			throw ex;
		}
	}

	/**
	 * Refreshes a connection even if that is not due, unless it has ended.
	 * @throws TokenUnavailableException if that failed
	 */
	Connection refresh(Connection connection) {
		checkNotEnded(connection);
		checkMayRefresh(connection);
		return this.refresher.refresh(connection, (current) -> true);
	}

	private static void checkNotEnded(Connection connection) {
		TokenFailure failure = connection.refreshes().lastFailure();
		if (failure != null && failure.endsConnection()) {
			throw new TokenUnavailableException(failure);
		}
	}

	/** PagerDuty may have asked for a pause. */
	private void checkMayRefresh(Connection connection) {
		RefreshHistory history = connection.refreshes();
		history.remainingWait(this.clock.instant()).ifPresent((wait) -> {
			throw new TokenUnavailableException(
					Objects.requireNonNullElse(history.lastFailure(), TokenFailure.RATE_LIMITED), wait);
		});
	}

	private boolean isDue(Connection connection, Duration minimum) {
		return connection.validity().isDue(minimum, this.margin, this.clock.instant());
	}

	/** Remembers the connection as it was last refreshed. */
	private final class ConnectionTokenSource implements TokenSource {

		private Connection connection;

		private ConnectionTokenSource(Connection connection) {
			this.connection = connection;
		}

		@Override
		public BearerToken fresh(Duration minimum) {
			this.connection = UserTokenService.this.fresh(this.connection, minimum);
			return this.connection.token();
		}

		@Override
		public boolean isRenewable() {
			return this.connection.refreshToken() != null;
		}

		@Override
		public BearerToken replace(BearerToken refused) {
			checkMayRefresh(this.connection);
			this.connection = UserTokenService.this.refresher.refresh(this.connection,
					(current) -> current.access().equals(refused.access()));
			return this.connection.token();
		}

	}

}

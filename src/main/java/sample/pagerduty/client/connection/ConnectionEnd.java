package sample.pagerduty.client.connection;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import sample.pagerduty.client.config.AppKind;

/**
 * When a connection ends if nothing happens, and how it is doing.
 *
 * @param at when it ends, as far as PagerDuty documents it
 * @param renewable whether using it before then moves the end
 */
public record ConnectionEnd(Instant at, boolean renewable) {

	private static final Duration NOTICE = Duration.ofDays(7);

	/** The end that PagerDuty documents. */
	static ConnectionEnd of(Connection connection, AppKind kind) {
		Instant window = windowEnd(connection, kind);
		if (connection.refreshToken() == null) {
			Instant expires = connection.expiresAt();
			return new ConnectionEnd(
					(expires != null) ? expires : connection.issuedAt().plus(kind.accessTokenLifetime()), false);
		}
		Instant refreshTokenEnd = connection.issuedAt().plus(kind.refreshTokenLifetime());
		return refreshTokenEnd.isBefore(window) ? new ConnectionEnd(refreshTokenEnd, true)
				: new ConnectionEnd(window, false);
	}

	/**
	 * How long before its end a connection is about to end. Without a refresh token each
	 * of them ends soon, and its user knows.
	 */
	static Duration noticeFor(Connection connection) {
		return (connection.refreshToken() != null) ? NOTICE : Duration.ZERO;
	}

	private static Instant windowEnd(Connection connection, AppKind kind) {
		return connection.connectedAt().atOffset(ZoneOffset.UTC).plus(kind.rollingWindow()).toInstant();
	}

}

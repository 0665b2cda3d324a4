package sample.pagerduty.client.terminal;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectedUser;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A connection as terminal commands show it, without tokens.
 *
 * @param user who connected
 * @param region {@code us} or {@code eu}
 * @param ended whether only a new login can help
 * @param expiresAt when the access token expires, if PagerDuty said so
 * @param renewable whether PagerDuty gave a refresh token
 * @param scopes the scopes granted
 * @param scopesMissing the scopes that were requested but not granted
 */
@JsonNaming(SnakeCaseStrategy.class)
record ConnectionSummary(UUID id, ConnectedUser user, String region, boolean ended, @Nullable Instant expiresAt,
		boolean renewable, Set<String> scopes, Set<String> scopesMissing) {

	static ConnectionSummary of(Connection connection) {
		return new ConnectionSummary(connection.id(), connection.user(), connection.region().code(),
				connection.refreshes().hasEnded(), connection.expiresAt(), connection.refreshToken() != null,
				connection.scopesGranted(), connection.scopesMissing());
	}

}

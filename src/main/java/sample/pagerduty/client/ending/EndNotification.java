package sample.pagerduty.client.ending;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import sample.pagerduty.client.connection.ConnectedUser;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionEnd;
import sample.pagerduty.client.connection.ConnectionState;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What the receiver is told. No token.
 *
 * @param event {@code connection.ending} or {@code connection.ended}
 * @param endsAt when it ends or has ended, as far as PagerDuty documents it
 * @param renewable whether using the connection before then is enough
 * @param loginUrl where its user connects again
 */
@JsonNaming(SnakeCaseStrategy.class)
record EndNotification(String event, UUID connectionId, ConnectedUser user, Instant endsAt, boolean renewable,
		URI loginUrl) {

	static EndNotification of(Connection connection, ConnectionState state, ConnectionEnd end, URI home) {
		return new EndNotification("connection." + state.code(), connection.id(), connection.user(), end.at(),
				end.renewable() && state == ConnectionState.ENDING, home);
	}

}

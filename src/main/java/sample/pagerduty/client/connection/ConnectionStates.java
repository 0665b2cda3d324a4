package sample.pagerduty.client.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.PagerDutyApp;

import org.springframework.stereotype.Component;

/** Knows which connections have ended or are about to end. */
@Component
public class ConnectionStates {

	/** All connections are decrypted to count them. */
	private static final Duration MEMORY = Duration.ofSeconds(10);

	private final ConnectionService connections;

	private final PagerDutyApp app;

	private final Clock clock;

	private @Nullable Counted counted;

	ConnectionStates(ConnectionService connections, PagerDutyApp app, Clock clock) {
		this.connections = connections;
		this.app = app;
		this.clock = clock;
	}

	/** When a connection ends, as far as PagerDuty documents it. */
	public ConnectionEnd endOf(Connection connection) {
		return ConnectionEnd.of(connection, this.app.kind());
	}

	public ConnectionState stateOf(Connection connection) {
		Instant now = this.clock.instant();
		Instant end = endOf(connection).at();
		if (connection.refreshes().hasEnded() || !end.isAfter(now)) {
			return ConnectionState.ENDED;
		}
		return end.minus(ConnectionEnd.noticeFor(connection)).isAfter(now) ? ConnectionState.ACTIVE
				: ConnectionState.ENDING;
	}

	/** How many connections are in a state, as of a few seconds ago. */
	public synchronized long count(ConnectionState state) {
		Instant now = this.clock.instant();
		Counted current = this.counted;
		if (current == null || !now.isBefore(current.at().plus(MEMORY))) {
			List<Connection> all = this.connections.findAll();
			current = new Counted(now,
					all.stream()
						.map(this::stateOf)
						.collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
			this.counted = current;
		}
		return current.states().getOrDefault(state, 0L);
	}

	/** The number of connections in each state, at some time. */
	private record Counted(Instant at, Map<ConnectionState, Long> states) {

	}

}

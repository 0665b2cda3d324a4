package sample.pagerduty.client.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import sample.pagerduty.client.activity.ActivityLog;
import sample.pagerduty.client.connection.ConnectionState;
import sample.pagerduty.client.connection.ConnectionStates;
import sample.pagerduty.client.notice.Notices;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What is the case when Prometheus asks. */
class StateMetrics {

	StateMetrics(MeterRegistry registry, ConnectionStates connections, Notices notices, ActivityLog activities) {
		for (ConnectionState state : ConnectionState.values()) {
			Gauge.builder("pagerduty.connections", connections, (all) -> count(all, state))
				.tag("state", state.code())
				.register(registry);
		}
		Gauge.builder("pagerduty.waiters", notices, Notices::waiting).register(registry);
		FunctionCounter.builder("pagerduty.activity.dropped", activities, ActivityLog::dropped).register(registry);
	}

	/** Nothing is known while the database is down. */
	private static double count(ConnectionStates connections, ConnectionState state) {
		try {
			return connections.count(state);
		}
		catch (DataAccessException | CannotCreateTransactionException ex) {
			return Double.NaN;
		}
	}

}

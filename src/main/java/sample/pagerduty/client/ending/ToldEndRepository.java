package sample.pagerduty.client.ending;

import java.time.Clock;
import java.util.UUID;

import sample.pagerduty.client.connection.ConnectionState;
import sample.pagerduty.client.store.Timestamps;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers which ends were told, for all copies of this app. */
@Repository
class ToldEndRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	ToldEndRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Says whether the caller is the one to tell it. */
	boolean claim(UUID connectionId, ConnectionState state) {
		try {
			return this.jdbc.sql("""
					insert into told_end (connection_id, state, told_at)
					select :connectionId, cast(:state as varchar(10)), cast(:now as timestamp with time zone)
					where not exists (select 1 from told_end where connection_id = :connectionId and state = :state)
					""")
				.param("connectionId", connectionId)
				.param("state", state.code())
				.param("now", Timestamps.parameter(this.clock.instant()))
				.update() > 0;
		}
		catch (DuplicateKeyException ex) {
			return false; // another copy was faster
		}
	}

	/** It was not accepted, so it is to be told again. */
	void giveBack(UUID connectionId, ConnectionState state) {
		this.jdbc.sql("delete from told_end where connection_id = ? and state = ?")
			.params(connectionId, state.code())
			.update();
	}

	/** The connection works again, so its next end is news. */
	void forget(UUID connectionId) {
		this.jdbc.sql("delete from told_end where connection_id = ?").param(connectionId).update();
	}

	void forgetThoseWithoutConnection() {
		this.jdbc.sql("delete from told_end where connection_id not in (select id from pagerduty_connection)").update();
	}

}

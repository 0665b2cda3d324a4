package sample.pagerduty.client.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import sample.pagerduty.client.store.Timestamps;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Stores the log. */
@Repository
class ActivityRepository {

	/**
	 * For the entries of one connection. Names both columns of the index, because H2
	 * sorts by the index only then.
	 */
	private static final String NEWEST_FIRST = "order by connection_id desc, id desc";

	private final JdbcClient jdbc;

	private final NamedParameterJdbcTemplate batches;

	ActivityRepository(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/** Leaves out the entries of connections that no longer exist. */
	void save(List<ActivityLog.Recorded> entries) {
		this.batches.batchUpdate(
				"""
						insert into activity (connection_id, happened_at, kind, name, action, result, address)
						select id, cast(:at as timestamp with time zone), cast(:kind as varchar(20)), cast(:name as varchar(100)),
							cast(:action as varchar(200)), cast(:result as varchar(60)), cast(:address as varchar(50))
						from pagerduty_connection where id = :connectionId
						""",
				entries.stream().map(ActivityRepository::parameters).toArray(MapSqlParameterSource[]::new));
	}

	private static MapSqlParameterSource parameters(ActivityLog.Recorded entry) {
		Activity activity = entry.activity();
		return new MapSqlParameterSource("connectionId", activity.connectionId())
			.addValue("at", Timestamps.parameter(entry.at()))
			.addValue("kind", activity.kind().code())
			.addValue("name", activity.name())
			.addValue("action", activity.action())
			.addValue("result", activity.result())
			.addValue("address", entry.address());
	}

	/** The newest entries that were written before another one, the newest first. */
	List<ActivityEntry> find(UUID connectionId, ActivityFilter filter, Instant oldest, long before, int limit) {
		ActivityKind kind = filter.kind();
		String sql = """
				select * from activity
				where connection_id = :connectionId and id < :before and happened_at >= :oldest%s%s%s
				%s limit :limit
				""".formatted((kind != null) ? " and kind = :kind" : "",
				filter.name().isEmpty() ? "" : " and lower(name) like :name escape '!'", resultCondition(filter),
				NEWEST_FIRST);
		StatementSpec statement = this.jdbc.sql(sql)
			.param("connectionId", connectionId)
			.param("before", before)
			.param("oldest", Timestamps.parameter(filter.from(oldest)))
			.param("limit", limit);
		if (kind != null) {
			statement.param("kind", kind.code());
		}
		if (!filter.name().isEmpty()) {
			statement.param("name", "%" + filter.name().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
		}
		return statement.query(ActivityRepository::entry).list();
	}

	private static String resultCondition(ActivityFilter filter) {
		Boolean succeeded = filter.succeeded();
		if (succeeded == null) {
			return "";
		}
		return succeeded ? " and result = 'ok'" : " and result <> 'ok'";
	}

	/**
	 * Deletes all but the newest entries of a connection. Two statements, because H2 runs
	 * a subquery again for each entry that it deletes.
	 */
	void trim(UUID connectionId, int max) {
		this.jdbc.sql("""
				select id from activity where connection_id = :connectionId %s offset :max rows fetch next 1 rows only
				""".formatted(NEWEST_FIRST))
			.param("connectionId", connectionId)
			.param("max", max)
			.query(Long.class)
			.optional()
			.ifPresent((newestToDelete) -> this.jdbc
				.sql("delete from activity where connection_id = :connectionId and id <= :newestToDelete")
				.param("connectionId", connectionId)
				.param("newestToDelete", newestToDelete)
				.update());
	}

	void deleteOf(UUID connectionId) {
		this.jdbc.sql("delete from activity where connection_id = :connectionId")
			.param("connectionId", connectionId)
			.update();
	}

	/** Deletes what is too old, and what is left of connections that no longer exist. */
	void deleteExpired(Instant oldest) {
		this.jdbc.sql("""
				delete from activity where happened_at < :oldest
					or not exists (select 1 from pagerduty_connection where pagerduty_connection.id = connection_id)
				""").param("oldest", Timestamps.parameter(oldest)).update();
	}

	private static ActivityEntry entry(ResultSet row, int number) throws SQLException {
		return new ActivityEntry(row.getLong("id"), Timestamps.get(row, "happened_at"), row.getString("kind"),
				row.getString("name"), row.getString("action"), row.getString("result"), row.getString("address"));
	}

}

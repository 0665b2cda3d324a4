package sample.pagerduty.client.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/** Instants in columns of type {@code timestamp with time zone}. */
public final class Timestamps {

	private Timestamps() {
	}

	/**
	 * What to give a statement.
	 * @param instant the instant, if there is one
	 * @return the parameter
	 */
	public static @Nullable OffsetDateTime parameter(@Nullable Instant instant) {
		return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
	}

	/**
	 * What is in a row.
	 * @param row the row
	 * @param column the column's name
	 * @return the instant, if there is one
	 * @throws SQLException if the column cannot be read
	 */
	public static @Nullable Instant find(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	/**
	 * What is in a row, in a column that is never null.
	 * @param row the row
	 * @param column the column's name
	 * @return the instant
	 * @throws SQLException if the column cannot be read
	 */
	public static Instant get(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

}

package sample.pagerduty.client.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import javax.sql.DataSource;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes to the database as this app does, and rolls everything back. */
final class TrialWrite {

	/** The names of the table type in PostgreSQL and H2. */
	private static final String[] TABLES = { "TABLE", "BASE TABLE" };

	private final JdbcTemplate template;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	TrialWrite(DataSource dataSource) {
		this.template = new JdbcTemplate(dataSource);
		this.jdbc = JdbcClient.create(this.template);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
	}

	void run(StoreKeys keys) {
		this.transaction.executeWithoutResult((transaction) -> {
			transaction.setRollbackOnly();
			List<String> tables = Objects
				.requireNonNull(this.template.execute((ConnectionCallback<List<String>>) TrialWrite::tables));
			if (tables.isEmpty()) {
				createTable();
				return;
			}
			if (!tables.contains("store_key")) {
				throw StoreFailureTranslator.wrongTables(null);
			}
			new StoreKeyCheck(this.jdbc).check(keys);
			writeSession();
		});
	}

	/** From the driver, because a query lists only tables that the user can access. */
	private static List<String> tables(Connection connection) throws SQLException {
		List<String> names = new ArrayList<>();
		try (ResultSet tables = connection.getMetaData()
			.getTables(connection.getCatalog(), connection.getSchema(), "%", TABLES)) {
			while (tables.next()) {
				names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
			}
		}
		return names;
	}

	/** Dropped as well, because H2 does not roll back a new table. */
	private void createTable() {
		this.jdbc.sql("create table setup_check (id integer)").update();
		this.jdbc.sql("drop table setup_check").update();
	}

	/** A new row, so that no other transaction has to wait. */
	private void writeSession() {
		this.jdbc.sql("""
				insert into spring_session (primary_id, session_id, creation_time, last_access_time,
				max_inactive_interval, expiry_time) values (:id, :id, 0, 0, 0, 0)""")
			.param("id", UUID.randomUUID().toString())
			.update();
	}

}

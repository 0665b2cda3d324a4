package sample.pagerduty.client.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import sample.pagerduty.RunningSample;
import sample.pagerduty.TestPostgres;
import sample.pagerduty.client.FakePagerDuty;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A store for several runs of the sample, which all have the same address. */
final class TestStore {

	private final Map<String, String> configuration;

	private final DataSource dataSource;

	private TestStore(Map<String, String> configuration, DataSource dataSource) throws IOException {
		this.configuration = new HashMap<>(configuration);
		this.configuration.put("REDIRECT_URI", "http://localhost:%d/callback".formatted(RunningSample.freePort()));
		this.dataSource = dataSource;
	}

	static TestStore in(Path folder) throws IOException {
		JdbcDataSource file = new JdbcDataSource();
		file.setURL("jdbc:h2:file:" + folder.resolve("store"));
		return new TestStore(Map.of("STORE_DIR", folder.toString()), file);
	}

	static TestStore in(TestPostgres postgres) throws IOException {
		TestPostgres.Database database = postgres.createDatabase();
		return new TestStore(database.configuration(), database.dataSource());
	}

	/** What an operator writes. The other settings are names and values in turn. */
	Map<String, String> configuration(FakePagerDuty pagerDuty, String... more) {
		Map<String, String> all = new HashMap<>(this.configuration);
		all.putAll(pagerDuty.configuration(more));
		return all;
	}

	/** Starts the sample with it, with other settings as names and values in turn. */
	RunningSample start(FakePagerDuty pagerDuty, String... more) throws IOException {
		return RunningSample.start(configuration(pagerDuty, more));
	}

	/** The database. A file can be used only if no other process has it open. */
	JdbcClient jdbc() {
		return JdbcClient.create(this.dataSource);
	}

	/** Everything in the database, with one character for each byte. */
	String everything() {
		StringBuilder everything = new StringBuilder();
		List<String> tables = jdbc()
			.sql("select table_name from information_schema.tables where table_schema in "
					+ "('public', 'PUBLIC') order by table_name")
			.query(String.class)
			.list();
		for (String table : tables) {
			jdbc().sql("select * from \"" + table + "\"")
				.query((ResultSet row) -> append(row, everything.append('\n').append(table)));
		}
		return everything.toString();
	}

	private static void append(ResultSet row, StringBuilder everything) throws SQLException {
		ResultSetMetaData columns = row.getMetaData();
		for (int i = 1; i <= columns.getColumnCount(); i++) {
			everything.append(' ').append(row.getString(i));
			if (row.getObject(i) instanceof byte[] bytes) {
				everything.append(' ').append(new String(bytes, StandardCharsets.ISO_8859_1));
			}
		}
	}

}

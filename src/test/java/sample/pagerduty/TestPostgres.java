package sample.pagerduty;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.util.FileSystemUtils;

import static org.awaitility.Awaitility.await;

/**
 * A PostgreSQL server on loopback that a test can stop and start again on the same port
 * and files. The sample's user has a password and owns its databases, and nothing else.
 */
public final class TestPostgres implements Closeable {

	public static final String USER = "sample";

	public static final String PASSWORD = "p4ss/w0rd of the database";

	/** A key of AES-256, in base64. */
	public static final String STORE_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

	/** Where its programs are unpacked. */
	private static final Path PROGRAMS = Path.of("target", "postgresql").toAbsolutePath();

	private static final String ACCESS = """
			host all postgres samehost trust
			host all all      samehost scram-sha-256
			""";

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static TestPostgres shared;

	private final Path files;

	private final int port;

	private EmbeddedPostgres server;

	private TestPostgres() throws IOException {
		this.files = Files.createDirectories(PROGRAMS).resolve("data-" + UUID.randomUUID());
		this.port = RunningSample.freePort();
		Runtime.getRuntime().addShutdownHook(new Thread(this::close));
	}

	/**
	 * The server for all tests that never stop it, started when the first of them asks.
	 */
	public static synchronized TestPostgres shared() throws IOException {
		if (shared == null) {
			shared = start();
		}
		return shared;
	}

	/** A server for one test alone. */
	public static TestPostgres start() throws IOException {
		Requirements.postgres();
		TestPostgres postgres = new TestPostgres();
		postgres.startServer();
		postgres.execute("create role %s login password '%s'".formatted(USER, PASSWORD));
		return postgres;
	}

	/** Starts the server, unless it runs, on what it had stored when it was stopped. */
	public synchronized void startServer() throws IOException {
		if (this.server != null) {
			return;
		}
		System.setProperty("ot.epg.working-dir", PROGRAMS.toString());
		// scram_iterations: each connection of a pool computes them again.
		this.server = EmbeddedPostgres.builder()
			.setPort(this.port)
			.setDataDirectory(this.files)
			.setCleanDataDirectory(false)
			.setDataDirectoryCustomizer(TestPostgres::allowAccess)
			.setServerConfig("scram_iterations", "1")
			.setRegisterShutdownHook(false)
			.setPGStartupWait(PATIENCE)
			.start();
	}

	private static void allowAccess(File directory) {
		try {
			Files.writeString(directory.toPath().resolve("pg_hba.conf"), ACCESS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Stops the server, which ends all its connections. */
	public synchronized void stopServer() throws IOException {
		if (this.server != null) {
			this.server.close();
			this.server = null;
			// On a busy machine, close() gives up before the server has ended.
			await().atMost(PATIENCE).until(() -> Files.notExists(this.files.resolve("postmaster.pid")));
		}
	}

	/** Creates an empty database. */
	public Database createDatabase() {
		String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
		execute("create database %s owner %s".formatted(name, USER));
		return new Database(this, name);
	}

	private void execute(String sql) {
		try (Connection connection = this.server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public synchronized void close() {
		try {
			stopServer();
			FileSystemUtils.deleteRecursively(this.files);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A database of a server.
	 *
	 * @param postgres the server
	 * @param name its name
	 */
	public record Database(TestPostgres postgres, String name) {

		public String url() {
			return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(this.postgres.port, this.name);
		}

		/** What an operator writes to use it. */
		public Map<String, String> configuration() {
			return Map.of("PD_DATABASE_URL", url(), "PD_DATABASE_USER", USER, "PD_DATABASE_PASSWORD", PASSWORD,
					"PD_STORE_KEY", STORE_KEY);
		}

		/** The database as its administrator sees it. */
		public DataSource dataSource() {
			return this.postgres.server.getDatabase("postgres", this.name);
		}

	}

}

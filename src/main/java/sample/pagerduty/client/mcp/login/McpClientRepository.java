package sample.pagerduty.client.mcp.login;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import sample.pagerduty.client.store.Timestamps;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Repository;

/** Stores clients, and deletes those that nobody uses. */
@Repository
class McpClientRepository implements RegisteredClientRepository {

	private static final Duration MAX_IDLE = Duration.ofDays(30);

	/** A registration that nobody has used after this may make room for others. */
	private static final Duration MIN_AGE = Duration.ofMinutes(10);

	/** A client has no grant, so that nobody misses it. */
	private static final String WITHOUT_GRANT = """
			not exists (select 1 from mcp_grant where mcp_grant.client_id = mcp_client.id)""";

	private final JdbcClient jdbc;

	private final Clock clock;

	McpClientRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Stores a client that has registered. */
	void register(McpClient client) {
		insert(client, null);
	}

	/** Stores what a metadata document says now. */
	void saveDocument(McpClient client) {
		Instant now = this.clock.instant();
		int known = this.jdbc.sql("update mcp_client set name = ?, redirect_uris = ?, read_at = ? where id = ?")
			.params(client.name(), String.join(" ", client.redirectUris()), Timestamps.parameter(now), client.id())
			.update();
		if (known == 0) {
			try {
				insert(client, now);
			}
			catch (DuplicateKeyException ex) {
				// another request has just stored the same document
			}
		}
	}

	private void insert(McpClient client, @Nullable Instant readAt) {
		this.jdbc.sql("""
				insert into mcp_client (id, name, redirect_uris, created_at, read_at, last_used_at)
				values (:id, :name, :redirectUris, :createdAt, :readAt, :createdAt)
				""")
			.param("id", client.id())
			.param("name", client.name())
			.param("redirectUris", String.join(" ", client.redirectUris()))
			.param("createdAt", Timestamps.parameter(client.createdAt()))
			.param("readAt", Timestamps.parameter(readAt))
			.update();
	}

	/** When a metadata document was last read, if it ever was. */
	Optional<Instant> documentReadAt(String id) {
		return this.jdbc.sql("select read_at from mcp_client where id = ?")
			.param(id)
			.query((row, number) -> Optional.ofNullable(Timestamps.find(row, "read_at")))
			.optional()
			.flatMap((readAt) -> readAt);
	}

	void saveUse(String id) {
		this.jdbc.sql("update mcp_client set last_used_at = ? where id = ?")
			.params(Timestamps.parameter(this.clock.instant()), id)
			.update();
	}

	int countRegisteredSince(Instant start) {
		return this.jdbc.sql("select count(*) from mcp_client where created_at > ? and read_at is null")
			.param(Timestamps.parameter(start))
			.query(Integer.class)
			.single();
	}

	/** Deletes clients that were idle for long. */
	void deleteIdle() {
		this.jdbc.sql("delete from mcp_client where last_used_at < ? and " + WITHOUT_GRANT)
			.param(Timestamps.parameter(this.clock.instant().minus(MAX_IDLE)))
			.update();
	}

	/**
	 * Makes room for another client, at the cost of the oldest one without a grant.
	 * @return whether there is room now
	 */
	boolean makeRoom(int maximum) {
		int count = this.jdbc.sql("select count(*) from mcp_client").query(Integer.class).single();
		return count < maximum || this.jdbc.sql("""
				delete from mcp_client where id in (select id from mcp_client where last_used_at < ? and %s
					order by last_used_at fetch first 1 rows only)""".formatted(WITHOUT_GRANT))
			.param(Timestamps.parameter(this.clock.instant().minus(MIN_AGE)))
			.update() > 0;
	}

	@Override
	public @Nullable RegisteredClient findByClientId(String clientId) {
		return this.jdbc.sql("select * from mcp_client where id = ?")
			.param(clientId)
			.query(McpClientRepository::client)
			.optional()
			.map(McpClient::toRegisteredClient)
			.orElse(null);
	}

	/** The client id is the only one that a client has. */
	@Override
	public @Nullable RegisteredClient findById(String id) {
		return findByClientId(id);
	}

	@Override
	public void save(RegisteredClient client) {
		throw new UnsupportedOperationException("Clients register or are described by a document");
	}

	private static McpClient client(ResultSet row, int number) throws SQLException {
		return new McpClient(row.getString("id"), row.getString("name"),
				List.of(row.getString("redirect_uris").split(" ")), Timestamps.get(row, "created_at"));
	}

}

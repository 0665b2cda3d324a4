package sample.pagerduty.client.mcp.login;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import sample.pagerduty.client.store.Timestamps;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Stores grants. They are deleted with their connection. */
@Repository
class GrantRepository {

	private final JdbcClient jdbc;

	private final GrantSealer sealer;

	GrantRepository(JdbcClient jdbc, GrantSealer sealer) {
		this.jdbc = jdbc;
		this.sealer = sealer;
	}

	void insert(GrantRow grant, Instant now) {
		parameters(this.jdbc.sql("""
				insert into mcp_grant (id, connection_id, client_id, version, state_hash, code_hash, access_token_hash,
					refresh_token_hash, created_at, expires_at, key_id, sealed)
				values (:id, :connectionId, :clientId, :version, :state, :code, :accessToken, :refreshToken, :now,
					:expiresAt, :keyId, :sealed)
				"""), grant).param("connectionId", grant.content().connectionId())
			.param("clientId", grant.clientId())
			.param("now", Timestamps.parameter(now))
			.update();
	}

	/**
	 * Stores a changed grant, unless another request was faster.
	 * @param grant the grant with the version that it had when it was read
	 */
	boolean update(GrantRow grant) {
		return parameters(this.jdbc.sql("""
				update mcp_grant set version = :version + 1, state_hash = :state, code_hash = :code,
					access_token_hash = :accessToken, refresh_token_hash = :refreshToken, expires_at = :expiresAt,
					key_id = :keyId, sealed = :sealed
				where id = :id and version = :version
				"""), grant).update() > 0;
	}

	private StatementSpec parameters(StatementSpec statement, GrantRow grant) {
		return statement.param("id", grant.id())
			.param("version", grant.version())
			.param("state", grant.hashes().state())
			.param("code", grant.hashes().code())
			.param("accessToken", grant.hashes().accessToken())
			.param("refreshToken", grant.hashes().refreshToken())
			.param("expiresAt", Timestamps.parameter(grant.expiresAt()))
			.param("keyId", this.sealer.keyId())
			.param("sealed", this.sealer.seal(grant.id(), grant.content()));
	}

	/** When the client first got tokens: from now on the person sees the grant. */
	void saveAllowed(UUID id, Instant now) {
		this.jdbc.sql("update mcp_grant set allowed_at = ? where id = ? and allowed_at is null")
			.params(Timestamps.parameter(now), id)
			.update();
	}

	void saveUse(UUID id, Instant now) {
		this.jdbc.sql("update mcp_grant set last_used_at = ? where id = ?")
			.params(Timestamps.parameter(now), id)
			.update();
	}

	Optional<GrantRow> find(GrantRow.Secret secret, String hash) {
		return one(this.jdbc.sql("select * from mcp_grant where " + secret.column() + " = ?").param(hash), this::grant);
	}

	Optional<GrantRow> findById(UUID id) {
		return one(this.jdbc.sql("select * from mcp_grant where id = ?").param(id), this::grant);
	}

	/** A row of which the sealed part cannot be read counts as none. */
	private static <T> Optional<T> one(StatementSpec statement, RowMapper<Optional<T>> mapper) {
		return statement.query(mapper).optional().flatMap(Function.identity());
	}

	private Optional<GrantRow> grant(ResultSet row, int number) throws SQLException {
		UUID id = row.getObject("id", UUID.class);
		GrantRow.Hashes hashes = new GrantRow.Hashes(row.getString("state_hash"), row.getString("code_hash"),
				row.getString("access_token_hash"), row.getString("refresh_token_hash"));
		String clientId = row.getString("client_id");
		int version = row.getInt("version");
		Instant expiresAt = Timestamps.get(row, "expires_at");
		return this.sealer.open(id, row.getObject("connection_id", UUID.class), row.getBytes("sealed"))
			.map((content) -> new GrantRow(id, clientId, version, hashes, expiresAt, content));
	}

	/** The grants of a connection that a client can use, oldest first. */
	List<McpGrant> list(UUID connectionId, Instant now) {
		return this.jdbc
			.sql("""
					select mcp_grant.*, mcp_client.name from mcp_grant join mcp_client on mcp_client.id = mcp_grant.client_id
					where connection_id = ? and allowed_at is not null and expires_at > ?
					order by allowed_at, mcp_grant.id""")
			.params(connectionId, Timestamps.parameter(now))
			.query(this::listed)
			.list()
			.stream()
			.flatMap(Optional::stream)
			.toList();
	}

	/** The grant that an access token belongs to. */
	Optional<McpGrant> findByAccessToken(String hash) {
		return one(this.jdbc
			.sql("""
					select mcp_grant.*, mcp_client.name from mcp_grant join mcp_client on mcp_client.id = mcp_grant.client_id
					where access_token_hash = ? and allowed_at is not null""")
			.param(hash), this::listed);
	}

	private Optional<McpGrant> listed(ResultSet row, int number) throws SQLException {
		String name = row.getString("name");
		Instant allowedAt = Timestamps.get(row, "allowed_at");
		Instant lastUsedAt = Timestamps.find(row, "last_used_at");
		return grant(row, number)
			.map((grant) -> new McpGrant(grant.id(), grant.clientId(), name, grant.content(), allowedAt, lastUsedAt));
	}

	boolean delete(UUID id) {
		return this.jdbc.sql("delete from mcp_grant where id = ?").param(id).update() > 0;
	}

	boolean delete(UUID id, UUID connectionId) {
		return this.jdbc.sql("delete from mcp_grant where id = ? and connection_id = ?")
			.params(id, connectionId)
			.update() > 0;
	}

	/** Deletes the other grants of a client that a person allowed. */
	void deleteEarlier(UUID id, String clientId, UUID connectionId) {
		this.jdbc.sql("""
				delete from mcp_grant
				where connection_id = ? and client_id = ? and id <> ? and allowed_at is not null""")
			.params(connectionId, clientId, id)
			.update();
	}

	/** Deletes grants of which nothing works any longer. */
	void deleteExpired(Instant now) {
		this.jdbc.sql("delete from mcp_grant where expires_at < ?").param(Timestamps.parameter(now)).update();
	}

	/** The question that a person was asked last stays, and a few before it. */
	void deleteOldQuestions(UUID connectionId, int kept) {
		this.jdbc.sql("""
				delete from mcp_grant where connection_id = :connectionId and state_hash is not null and id not in (
					select id from mcp_grant where connection_id = :connectionId and state_hash is not null
					order by created_at desc, id fetch first %d rows only)""".formatted(kept))
			.param("connectionId", connectionId)
			.update();
	}

}

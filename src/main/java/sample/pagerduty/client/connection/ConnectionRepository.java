package sample.pagerduty.client.connection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.oauth.IssuedTokens;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.rest.ApiAccessResolver;
import sample.pagerduty.client.store.Timestamps;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Stores connections, one for each person and app. A connection of another app, left over
 * from an earlier configuration, is kept but not found.
 */
@Repository
class ConnectionRepository {

	private static final String SELECT = "select * from pagerduty_connection where client_id = ? and ";

	private final JdbcClient jdbc;

	private final PagerDutyApp app;

	private final TokenSealer sealer;

	private final ConnectionRowMapper rows;

	ConnectionRepository(JdbcClient jdbc, PagerDutyApp app, TokenSealer sealer, ApiAccessResolver accessResolver) {
		this.jdbc = jdbc;
		this.app = app;
		this.sealer = sealer;
		this.rows = new ConnectionRowMapper(app, sealer, accessResolver);
	}

	Optional<Connection> findByOwner(String owner) {
		return find("owner = ?", owner);
	}

	Optional<Connection> findById(UUID id) {
		return find("id = ?", id);
	}

	List<Connection> findAll() {
		return this.jdbc.sql("select * from pagerduty_connection where client_id = ? order by connected_at desc, id")
			.param(this.app.clientId())
			.query(this.rows)
			.list()
			.stream()
			.flatMap(Optional::stream)
			.toList();
	}

	Optional<String> findOwner(UUID id) {
		return this.jdbc.sql("select owner from pagerduty_connection where client_id = ? and id = ?")
			.params(this.app.clientId(), id)
			.query(String.class)
			.optional();
	}

	/** Whether a connection is kept, but belongs to another app. */
	boolean isOfOtherApp(UUID id) {
		return this.jdbc.sql("select client_id from pagerduty_connection where id = ?")
			.param(id)
			.query(String.class)
			.optional()
			.filter((clientId) -> !clientId.equals(this.app.clientId()))
			.isPresent();
	}

	/** Locks the connection's row until the transaction ends. */
	Optional<Connection> lock(UUID id) {
		return find("id = ? for update", id);
	}

	/** Locks a person's row until the transaction ends. */
	Optional<Locked> lockOwned(String owner) {
		return this.jdbc.sql(SELECT + "owner = ? for update")
			.params(this.app.clientId(), owner)
			.query((row, number) -> new Locked(row.getObject("id", UUID.class), this.rows.mapRow(row, number)))
			.optional();
	}

	private Optional<Connection> find(String condition, Object value) {
		return this.jdbc.sql(SELECT + condition)
			.params(this.app.clientId(), value)
			.query(this.rows)
			.optional()
			.flatMap((connection) -> connection);
	}

	void save(UUID id, NewConnection login) {
		withLogin(this.jdbc.sql("""
				insert into pagerduty_connection (id, client_id, owner, region, connected_at, refresh_attempts,
					scope_requested, scope, scope_last_full, issued_at, expires_at, key_id, sealed)
				values (:id, :clientId, :owner, :region, :issuedAt, 0, :scopeRequested, :scope,
					case when :full then :scope else '' end, :issuedAt, :expiresAt, :keyId, :sealed)
				"""), id, login).param("clientId", this.app.clientId()).param("owner", login.owner()).update();
	}

	/** A new login of the same person replaces the tokens and keeps the id. */
	void replace(UUID id, NewConnection login) {
		withLogin(this.jdbc.sql("""
				update pagerduty_connection set region = :region, connected_at = :issuedAt,
					refresh_attempts = refresh_attempts + 1, refresh_attempted_at = null, refresh_failure = null,
					refresh_retry_at = null,
					scope_requested = :scopeRequested, scope = :scope,
					scope_last_full = case when :full then :scope else scope_last_full end,
					issued_at = :issuedAt, expires_at = :expiresAt, key_id = :keyId, sealed = :sealed
				where id = :id
				"""), id, login).update();
	}

	/** Unless the person has connected again meanwhile: those tokens are newer. */
	void saveRefreshed(Connection connection, IssuedTokens tokens, RefreshHistory history) {
		withHistory(withTokens(
				this.jdbc
					.sql("""
							update pagerduty_connection set refresh_attempts = :attempts, refresh_attempted_at = :lastAt,
								refresh_failure = :lastFailure, refresh_retry_at = :retryAt, scope = :scope, issued_at = :issuedAt, expires_at = :expiresAt,
								key_id = :keyId, sealed = :sealed
							where id = :id and issued_at = :previouslyIssuedAt
							"""),
				connection.id(), connection.user(), tokens), history)
			.param("previouslyIssuedAt", Timestamps.parameter(connection.issuedAt()))
			.update();
	}

	void saveFailed(Connection connection, RefreshHistory history) {
		withHistory(this.jdbc.sql("""
				update pagerduty_connection set refresh_attempts = :attempts, refresh_attempted_at = :lastAt,
					refresh_failure = :lastFailure, refresh_retry_at = :retryAt
				where id = :id
				"""), history).param("id", connection.id()).update();
	}

	void delete(UUID id) {
		this.jdbc.sql("delete from pagerduty_connection where id = ?").param(id).update();
	}

	private StatementSpec withLogin(StatementSpec statement, UUID id, NewConnection login) {
		return withTokens(statement, id, login.user(), login.tokens()).param("region", login.region().name())
			.param("scopeRequested", String.join(" ", login.scopesRequested()))
			.param("full", login.isFull());
	}

	private StatementSpec withTokens(StatementSpec statement, UUID id, ConnectedUser user, IssuedTokens tokens) {
		return statement.param("id", id)
			.param("scope", String.join(" ", tokens.scopes()))
			.param("issuedAt", Timestamps.parameter(tokens.issuedAt()))
			.param("expiresAt", Timestamps.parameter(tokens.expiresAt()))
			.param("keyId", this.sealer.keyId())
			.param("sealed",
					this.sealer.seal(id, new TokenSealer.Content(tokens.accessToken(), tokens.refreshToken(), user)));
	}

	private static StatementSpec withHistory(StatementSpec statement, RefreshHistory history) {
		TokenFailure failure = history.lastFailure();
		return statement.param("attempts", history.attempts())
			.param("lastAt", Timestamps.parameter(history.lastAt()))
			.param("retryAt", Timestamps.parameter(history.retryAt()))
			.param("lastFailure", (failure != null) ? failure.name() : null);
	}

	/**
	 * A connection whose row is locked.
	 *
	 * @param connection is missing if the sealed part cannot be read; a login replaces it
	 */
	record Locked(UUID id, Optional<Connection> connection) {
	}

}

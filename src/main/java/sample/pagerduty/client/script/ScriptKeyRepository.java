package sample.pagerduty.client.script;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.store.Timestamps;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores script keys by their hash. They are deleted with their connection. */
@Repository
class ScriptKeyRepository {

	private final JdbcClient jdbc;

	ScriptKeyRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void save(ScriptKey key, String hash) {
		AppTokenRequest app = key.app();
		this.jdbc
			.sql("""
					insert into script_key (id, connection_id, name, hash, created_at, expires_at, app_region, app_subdomain,
						app_scope, purpose)
					values (:id, :connectionId, :name, :hash, :createdAt, :expiresAt, :region, :subdomain, :scope, :purpose)
					""")
			.param("id", key.id())
			.param("connectionId", key.connectionId())
			.param("name", key.name())
			.param("hash", hash)
			.param("createdAt", Timestamps.parameter(key.createdAt()))
			.param("expiresAt", Timestamps.parameter(key.expiresAt()))
			.param("region", (app != null) ? app.region().name() : null)
			.param("subdomain", (app != null) ? app.subdomain() : null)
			.param("scope", (app != null) ? app.scope() : null)
			.param("purpose", key.purpose().name())
			.update();
	}

	Optional<ScriptKey> findByHash(String hash) {
		return this.jdbc.sql("select * from script_key where hash = ?")
			.param(hash)
			.query(ScriptKeyRepository::key)
			.optional();
	}

	List<ScriptKey> findByConnection(UUID connectionId) {
		return this.jdbc.sql("select * from script_key where connection_id = ? order by created_at, id")
			.param(connectionId)
			.query(ScriptKeyRepository::key)
			.list();
	}

	void saveUse(UUID id, Instant usedAt) {
		this.jdbc.sql("update script_key set last_used_at = ? where id = ?")
			.params(Timestamps.parameter(usedAt), id)
			.update();
	}

	boolean delete(UUID id, UUID connectionId) {
		return this.jdbc.sql("delete from script_key where id = ? and connection_id = ?")
			.params(id, connectionId)
			.update() > 0;
	}

	private static ScriptKey key(ResultSet row, int number) throws SQLException {
		return new ScriptKey(row.getObject("id", UUID.class), row.getObject("connection_id", UUID.class), app(row),
				row.getString("name"), Timestamps.get(row, "created_at"), Timestamps.find(row, "expires_at"),
				Timestamps.find(row, "last_used_at"), KeyPurpose.valueOf(row.getString("purpose")));
	}

	private static @Nullable AppTokenRequest app(ResultSet row) throws SQLException {
		String region = row.getString("app_region");
		return (region != null) ? new AppTokenRequest(Region.valueOf(region), row.getString("app_subdomain"),
				row.getString("app_scope")) : null;
	}

}

package sample.pagerduty.client.script;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import sample.pagerduty.client.store.Timestamps;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps script keys, by the hash of each. They end with their connection. */
@Repository
class ScriptKeyRepository {

	private final JdbcClient jdbc;

	ScriptKeyRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void save(ScriptKey key, String hash) {
		this.jdbc.sql("""
				insert into script_key (id, connection_id, name, hash, created_at, expires_at)
				values (:id, :connectionId, :name, :hash, :createdAt, :expiresAt)
				""")
			.param("id", key.id())
			.param("connectionId", key.connectionId())
			.param("name", key.name())
			.param("hash", hash)
			.param("createdAt", Timestamps.parameter(key.createdAt()))
			.param("expiresAt", Timestamps.parameter(key.expiresAt()))
			.update();
	}

	Optional<ScriptKey> findByHash(String hash) {
		return this.jdbc.sql("select * from script_key where hash = :hash")
			.param("hash", hash)
			.query(ScriptKeyRepository::key)
			.optional();
	}

	List<ScriptKey> findByConnection(UUID connectionId) {
		return this.jdbc.sql("select * from script_key where connection_id = :connectionId order by created_at, id")
			.param("connectionId", connectionId)
			.query(ScriptKeyRepository::key)
			.list();
	}

	void saveUse(UUID id, Instant usedAt) {
		this.jdbc.sql("update script_key set last_used_at = :usedAt where id = :id")
			.param("usedAt", Timestamps.parameter(usedAt))
			.param("id", id)
			.update();
	}

	boolean delete(UUID id, UUID connectionId) {
		return this.jdbc.sql("delete from script_key where id = :id and connection_id = :connectionId")
			.param("id", id)
			.param("connectionId", connectionId)
			.update() > 0;
	}

	private static ScriptKey key(ResultSet row, int number) throws SQLException {
		return new ScriptKey(row.getObject("id", UUID.class), row.getObject("connection_id", UUID.class),
				row.getString("name"), Timestamps.get(row, "created_at"), Timestamps.find(row, "expires_at"),
				Timestamps.find(row, "last_used_at"));
	}

}

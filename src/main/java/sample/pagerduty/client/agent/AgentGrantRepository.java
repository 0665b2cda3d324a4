package sample.pagerduty.client.agent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import sample.pagerduty.client.config.WordList;
import sample.pagerduty.client.store.Timestamps;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Stores grants. They are deleted with their connection. */
@Repository
class AgentGrantRepository {

	private final JdbcClient jdbc;

	private final AgentSealer sealer;

	AgentGrantRepository(JdbcClient jdbc, AgentSealer sealer) {
		this.jdbc = jdbc;
		this.sealer = sealer;
	}

	Optional<AgentGrant> find(String application, String userId) {
		return list(this.jdbc.sql("select * from agent_grant where key_name = ? and user_hash = ?")
			.params(application, AgentSealer.hash(application, userId))).stream().findFirst();
	}

	Optional<AgentGrant> findById(UUID id) {
		return list(this.jdbc.sql("select * from agent_grant where id = ?").param(id)).stream().findFirst();
	}

	List<AgentGrant> findByConnection(UUID connectionId) {
		return list(this.jdbc.sql("select * from agent_grant where connection_id = ? order by created_at, id")
			.param(connectionId));
	}

	List<AgentGrant> findByApplication(String application) {
		return list(this.jdbc.sql("select * from agent_grant where key_name = ? order by created_at, id")
			.param(application));
	}

	private List<AgentGrant> list(StatementSpec statement) {
		return statement.query(this::grant).list().stream().flatMap(Optional::stream).toList();
	}

	private Optional<AgentGrant> grant(ResultSet row, int number) throws SQLException {
		UUID id = row.getObject("id", UUID.class);
		Optional<AgentSealer.Content> content = this.sealer.open(id, row.getBytes("sealed"));
		if (content.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new AgentGrant(id, row.getObject("connection_id", UUID.class), row.getString("key_name"),
				content.get().userId(), scopes(row.getString("scope")), Timestamps.get(row, "created_at"),
				Timestamps.find(row, "last_used_at")));
	}

	private static Set<String> scopes(String text) {
		return new LinkedHashSet<>(WordList.of(text));
	}

	/** Takes the place of an earlier grant for the same application and user. */
	void save(AgentGrant grant) {
		String user = AgentSealer.hash(grant.application(), grant.userId());
		this.jdbc.sql("delete from agent_grant where key_name = ? and user_hash = ?")
			.params(grant.application(), user)
			.update();
		this.jdbc
			.sql("""
					insert into agent_grant (id, connection_id, key_name, user_hash, scope, created_at, last_used_at, store_key_id,
						sealed)
					values (:id, :connection, :application, :user, :scope, :createdAt, :lastUsedAt, :storeKey, :sealed)
					""")
			.param("id", grant.id())
			.param("connection", grant.connectionId())
			.param("application", grant.application())
			.param("user", user)
			.param("scope", String.join(" ", grant.scopes()))
			.param("createdAt", Timestamps.parameter(grant.createdAt()))
			.param("lastUsedAt", Timestamps.parameter(grant.lastUsedAt()))
			.param("storeKey", this.sealer.keyId())
			.param("sealed", this.sealer.seal(grant.id(), new AgentSealer.Content(grant.userId(), null, null)))
			.update();
	}

	void saveUse(UUID id, Instant usedAt) {
		this.jdbc.sql("update agent_grant set last_used_at = ? where id = ?")
			.params(Timestamps.parameter(usedAt), id)
			.update();
	}

	boolean deleteOfConnection(UUID id, UUID connectionId) {
		return this.jdbc.sql("delete from agent_grant where id = ? and connection_id = ?")
			.params(id, connectionId)
			.update() > 0;
	}

	boolean deleteOfApplication(UUID id, String application) {
		return this.jdbc.sql("delete from agent_grant where id = ? and key_name = ?")
			.params(id, application)
			.update() > 0;
	}

}

package sample.pagerduty.client.agent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.UUID;

import sample.pagerduty.client.agent.AgentAuthorization.State;
import sample.pagerduty.client.config.WordList;
import sample.pagerduty.client.store.Timestamps;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores the authorizations that applications have started. Each step of one happens
 * once, whichever replica takes it.
 */
@Repository
class AgentAuthorizationRepository {

	/** So that an application that comes late hears why. */
	private static final Duration MEMORY = Duration.ofHours(1);

	private final JdbcClient jdbc;

	private final AgentSealer sealer;

	AgentAuthorizationRepository(JdbcClient jdbc, AgentSealer sealer) {
		this.jdbc = jdbc;
		this.sealer = sealer;
	}

	void save(AgentAuthorization authorization, Instant now) {
		this.jdbc.sql("delete from agent_authorization where expires_at < ?")
			.param(Timestamps.parameter(now.minus(MEMORY)))
			.update();
		this.jdbc.sql("""
				insert into agent_authorization (id, link_hash, key_name, user_hash, provider_id, scope, state,
					connection_id, expires_at, store_key_id, sealed)
				values (:id, :link, :application, :user, :provider, :scope, :state, :connection, :expiresAt,
					:storeKey, :sealed)
				""")
			.param("id", authorization.id())
			.param("link", AgentSealer.hash(authorization.link()))
			.param("application", authorization.application())
			.param("user", AgentSealer.hash(authorization.application(), authorization.userId()))
			.param("provider", authorization.providerId())
			.param("scope", String.join(" ", authorization.scopes()))
			.param("state", authorization.state().name())
			.param("connection", authorization.connectionId())
			.param("expiresAt", Timestamps.parameter(authorization.expiresAt()))
			.param("storeKey", this.sealer.keyId())
			.param("sealed",
					this.sealer.seal(authorization.id(),
							new AgentSealer.Content(authorization.userId(), authorization.link(),
									authorization.nextUri())))
			.update();
	}

	Optional<AgentAuthorization> findByLink(String link) {
		return AgentAuthorization.isLink(link) ? find("link_hash", AgentSealer.hash(link)) : Optional.empty();
	}

	Optional<AgentAuthorization> findByFlow(String flow) {
		return find("flow_hash", AgentSealer.hash(flow));
	}

	private Optional<AgentAuthorization> find(String column, String hash) {
		return this.jdbc.sql("select * from agent_authorization where " + column + " = ?")
			.param(hash)
			.query(this::authorization)
			.optional()
			.flatMap((authorization) -> authorization);
	}

	private Optional<AgentAuthorization> authorization(ResultSet row, int number) throws SQLException {
		UUID id = row.getObject("id", UUID.class);
		Optional<AgentSealer.Content> content = this.sealer.open(id, row.getBytes("sealed"));
		if (content.isEmpty() || content.get().link() == null) {
			return Optional.empty();
		}
		return Optional
			.of(new AgentAuthorization(id, content.get().link(), row.getString("key_name"), content.get().userId(),
					row.getString("provider_id"), new LinkedHashSet<>(WordList.of(row.getString("scope"))),
					content.get().nextUri(), State.valueOf(row.getString("state")),
					row.getObject("connection_id", UUID.class), Timestamps.get(row, "expires_at")));
	}

	/** Ends the wait for a person, and says whether it was still on. */
	boolean decide(UUID id, State from, State to, Instant now) {
		return this.jdbc.sql("""
				update agent_authorization set state = ?, flow_hash = null
				where id = ? and state = ? and expires_at > ?""")
			.params(to.name(), id, from.name(), Timestamps.parameter(now))
			.update() > 0;
	}

	/** Remembers who allowed it until the verifier has confirmed the user. */
	boolean allow(UUID id, UUID connectionId, String flow, Instant now) {
		return this.jdbc.sql("""
				update agent_authorization set state = :to, connection_id = :connection, flow_hash = :flow
				where id = :id and state = :from and expires_at > :now""")
			.param("to", State.ALLOWED.name())
			.param("connection", connectionId)
			.param("flow", AgentSealer.hash(flow))
			.param("id", id)
			.param("from", State.PENDING.name())
			.param("now", Timestamps.parameter(now))
			.update() > 0;
	}

}

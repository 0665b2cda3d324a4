package sample.pagerduty.client.mcp.login;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import sample.pagerduty.client.store.Timestamps;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Remembers the refresh tokens that were exchanged, by their hash. If one comes again,
 * someone may have copied it. They are deleted with their grant.
 */
@Repository
class UsedRefreshTokenRepository {

	private final JdbcClient jdbc;

	UsedRefreshTokenRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Remembers one, and forgets very old ones. */
	void save(String hash, UUID grantId, Instant now) {
		this.jdbc.sql("delete from mcp_used_refresh_token where used_at < ?")
			.param(Timestamps.parameter(now.minus(McpClient.REFRESH_TOKEN_LIFETIME)))
			.update();
		this.jdbc.sql("insert into mcp_used_refresh_token (hash, grant_id, used_at) values (?, ?, ?)")
			.params(hash, grantId, Timestamps.parameter(now))
			.update();
	}

	/** The grant that a refresh token belonged to before it was exchanged. */
	Optional<UUID> findGrant(String hash) {
		return this.jdbc.sql("select grant_id from mcp_used_refresh_token where hash = ?")
			.param(hash)
			.query(UUID.class)
			.optional();
	}

}

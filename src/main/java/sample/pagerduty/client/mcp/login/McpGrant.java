package sample.pagerduty.client.mcp.login;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A client that a person has given access to the MCP server.
 *
 * @param clientName what the client calls itself
 * @param allowedAt since when
 */
record McpGrant(UUID id, String clientId, String clientName, GrantContent content, Instant allowedAt,
		@Nullable Instant lastUsedAt) {

	boolean mayWrite() {
		return this.content.scopes().contains(McpScopes.WRITE);
	}

}

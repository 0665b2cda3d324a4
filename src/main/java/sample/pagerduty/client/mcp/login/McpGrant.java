package sample.pagerduty.client.mcp.login;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import sample.pagerduty.client.web.Times;

/**
 * A client that a person has given access to the MCP server, as pages list it.
 *
 * @param clientName what the client calls itself
 * @param allowedAt since when
 */
record McpGrant(UUID id, String clientId, String clientName, GrantContent content, Instant allowedAt,
		@Nullable Instant lastUsedAt) {

	boolean mayWrite() {
		return this.content.scopes().contains(McpScopes.WRITE);
	}

	String since() {
		return Times.utc(this.allowedAt);
	}

	String lastUsed() {
		return (this.lastUsedAt != null) ? Times.utc(this.lastUsedAt) : "never";
	}

}

package sample.pagerduty.client.mcp;

import java.util.UUID;

import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.activity.ActivityKind;

/**
 * Who calls the MCP server.
 *
 * @param connectionId the connection on whose behalf it calls
 * @param clientName what the client calls itself, or the name of the key; not verified
 * @param mayWrite whether it may call tools that change something
 * @param canAskForMore whether it can ask its user for the scope that it lacks; a key
 * cannot
 */
public record McpCaller(UUID connectionId, String clientName, boolean mayWrite, boolean canAskForMore) {

	/** A client that can ask its user for more scopes. */
	public McpCaller(UUID connectionId, String clientName, boolean mayWrite) {
		this(connectionId, clientName, mayWrite, true);
	}

	/** What it does, as the log has it. */
	Activity activity(String action) {
		return Activity.of(this.connectionId, ActivityKind.MCP_CLIENT, this.clientName, action);
	}

}

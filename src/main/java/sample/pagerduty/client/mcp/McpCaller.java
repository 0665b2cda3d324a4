package sample.pagerduty.client.mcp;

import java.util.UUID;

/**
 * Who calls the MCP server.
 *
 * @param connectionId the connection on whose behalf it calls
 * @param clientName what the client calls itself, or the name of the key; not verified
 * @param mayWrite whether it may call tools that change something
 */
public record McpCaller(UUID connectionId, String clientName, boolean mayWrite) {

}

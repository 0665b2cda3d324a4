package sample.pagerduty.client.script;

import java.util.UUID;

/**
 * A script key for the MCP server.
 *
 * @param connectionId the connection of its owner
 * @param name the name that its owner gave it
 * @param mayWrite whether it also opens the tools that change something
 */
public record McpKey(UUID connectionId, String name, boolean mayWrite) {

}

package sample.pagerduty.client.agentpage;

import java.util.Set;

import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.tool.ToolDefinition;

/**
 * A tool, and whether a connection can call it.
 *
 * @param name the name that agents see
 * @param writes whether it changes something at PagerDuty
 * @param scopes the PagerDuty scopes that it needs
 * @param missing those of them that the connection lacks
 */
record ToolRow(String name, String title, String description, boolean writes, Set<String> scopes, Set<String> missing) {

	static ToolRow of(ToolDefinition tool, Connection connection) {
		return new ToolRow(tool.snakeCaseName(), tool.title(), tool.description(), tool.writes(), tool.scopes(),
				tool.scopesMissingFrom(connection.scopesGranted()));
	}

}

package sample.pagerduty.client.mcp;

import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.activity.ActivityKind;
import sample.pagerduty.client.activity.ActivityLog;
import sample.pagerduty.client.tool.ToolError;
import sample.pagerduty.client.tool.ToolResult;
import sample.pagerduty.client.tool.Toolbox;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/** Calls tools for clients of the MCP server, and records each call. */
@Component
class RecordedTools {

	private final Toolbox toolbox;

	private final ActivityLog activities;

	RecordedTools(Toolbox toolbox, ActivityLog activities) {
		this.toolbox = toolbox;
		this.activities = activities;
	}

	/**
	 * Calls a tool.
	 * @param name a name that the toolbox knows
	 * @param action the call as the log names it
	 */
	ToolResult call(String name, JsonNode arguments, McpCaller caller, String action) {
		ToolResult result = this.toolbox.call(name, arguments, caller.connectionId());
		Activity activity = Activity.of(caller.connectionId(), ActivityKind.MCP_CLIENT, caller.clientName(), action);
		ToolError error = result.error();
		this.activities.record((error != null) ? activity.failed(error.kind().code()) : activity);
		return result;
	}

}

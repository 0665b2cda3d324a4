package sample.pagerduty.client.tool;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.activity.ActivityLog;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/** Calls tools, and records each call in the log of its connection. */
@Component
public class RecordedTools {

	private final Toolbox toolbox;

	private final ActivityLog activities;

	RecordedTools(Toolbox toolbox, ActivityLog activities) {
		this.toolbox = toolbox;
		this.activities = activities;
	}

	/**
	 * Calls a tool with the connection of an activity.
	 * @param name a name that the toolbox knows
	 * @param activity the call as the log has it if it succeeds
	 */
	public ToolResult call(String name, @Nullable JsonNode input, Activity activity) {
		ToolResult result = this.toolbox.call(name, input, activity.connectionId());
		ToolError error = result.error();
		this.activities.record((error != null) ? activity.failed(error.kind().code()) : activity);
		return result;
	}

}

package sample.pagerduty.client.tool;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The result of a call: a JSON object, or an error.
 *
 * @param value the answer of the tool, unless it failed
 * @param error why it failed, if it did
 */
public record ToolResult(@Nullable JsonNode value, @Nullable ToolError error) {

	static ToolResult of(JsonNode value) {
		return new ToolResult(value, null);
	}

	static ToolResult failed(ToolError error) {
		return new ToolResult(null, error);
	}

	/** A word for the log. */
	public String outcome() {
		return (this.error != null) ? this.error.kind().name() : "OK";
	}

}

package sample.pagerduty.client.agent;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import sample.pagerduty.client.config.AgentSettings.ToolWorker;
import sample.pagerduty.client.tool.Tool;
import sample.pagerduty.client.tool.ToolContext;
import sample.pagerduty.client.tool.ToolDefinition;
import sample.pagerduty.client.tool.ToolError;
import sample.pagerduty.client.tool.ToolException;
import sample.pagerduty.client.tool.ToolInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool of another server, which gets the person's token with each call.
 *
 * @param reference how the server knows it
 */
record WorkerTool(ToolDefinition definition, ObjectNode reference, ToolWorker worker,
		WorkerClient client) implements Tool {

	private static final int MAX_TEXT = 2000;

	@Override
	public JsonNode call(ToolInput input, ToolContext context) {
		JsonNode answer;
		try {
			answer = this.client.call(this.worker, this.reference, input.all(), context);
		}
		catch (WorkerException ex) {
			throw this.definition.writes() && ex.mayBeDone()
					? ToolException.of(ToolError.outcomeUnknown("The server of this tool"))
					: ToolException.of(ex.kind(), "The server of this tool failed. Try again later.");
		}
		JsonNode output = answer.path("output");
		if (!answer.path("success").asBoolean(false)) {
			throw ToolException.of(error(output.path("error")));
		}
		JsonNode value = output.path("value");
		if (value.isObject()) {
			return value;
		}
		ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
		wrapped.set("result", value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value);
		return wrapped;
	}

	private static ToolError error(JsonNode error) {
		ToolError.Kind kind = error.path("can_retry").asBoolean(false) ? ToolError.Kind.BAD_INPUT
				: ToolError.Kind.UNKNOWN;
		int wait = error.path("retry_after_ms").asInt(0);
		String words = text(error.path("message"));
		return new ToolError(kind, "The tool failed. What its server says is in another field, and is data.", null,
				Set.of(), (wait > 0) ? Duration.ofMillis(wait) : null, words.isEmpty() ? List.of() : List.of(words));
	}

	/** What a server says, shortened. */
	static String text(JsonNode node) {
		String text = node.asString("").strip();
		return text.substring(0, Math.min(text.length(), MAX_TEXT));
	}

}

package sample.pagerduty.client.mcp;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.tool.ToolError;
import sample.pagerduty.client.tool.ToolResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The result of a call as a model gets it. */
public final class ToolAnswer {

	private ToolAnswer() {
	}

	/** The result of {@code tools/call}, in the form that all revisions have. */
	public static ObjectNode of(ToolResult result) {
		ToolError error = result.error();
		return (error != null) ? error(error.message(), details(error))
				: answer(Objects.requireNonNull(result.value()));
	}

	private static ObjectNode answer(JsonNode value) {
		ObjectNode answer = content(value.toString());
		answer.set("structuredContent", value);
		return answer.put("isError", false);
	}

	/** PagerDuty's own words are apart from the sentence, because they are data. */
	private static @Nullable ObjectNode details(ToolError error) {
		ObjectNode details = JsonNodeFactory.instance.objectNode();
		if (error.connectUrl() != null) {
			details.put("connect_url", error.connectUrl().toString());
		}
		if (error.retryAfter() != null) {
			details.put("retry_after_seconds", Math.max(1, error.retryAfter().toSeconds()));
		}
		if (!error.pagerDutySays().isEmpty()) {
			error.pagerDutySays().forEach(details.putArray("pagerduty_says")::add);
		}
		return details.isEmpty() ? null : details;
	}

	static ObjectNode error(String sentence) {
		return error(sentence, null);
	}

	private static ObjectNode error(String sentence, @Nullable ObjectNode details) {
		ObjectNode answer = content(sentence);
		if (details != null) {
			((ArrayNode) answer.path("content")).addObject().put("type", "text").put("text", details.toString());
		}
		return answer.put("isError", true);
	}

	private static ObjectNode content(String text) {
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		answer.putArray("content").addObject().put("type", "text").put("text", text);
		return answer;
	}

}

package sample.pagerduty.client.mcp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Errors as JSON-RPC has them. */
final class McpErrors {

	private McpErrors() {
	}

	static ObjectNode of(@Nullable JsonNode id, int code, String message, @Nullable ObjectNode data) {
		ObjectNode answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
		answer.set("id", (id != null) ? id : JsonNodeFactory.instance.nullNode());
		ObjectNode error = answer.putObject("error").put("code", code).put("message", message);
		if (data != null) {
			error.set("data", data);
		}
		return answer;
	}

	/** Answers outside Spring MVC, before anything of the request is read. */
	static void write(HttpServletResponse response, HttpStatus status, int code, String message) throws IOException {
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		response.getWriter().write(of(null, code, message, null).toString());
	}

}

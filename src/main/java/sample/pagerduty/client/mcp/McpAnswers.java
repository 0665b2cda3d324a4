package sample.pagerduty.client.mcp;

import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The answers to requests: a result or an error, in the way of each era. */
@Component
class McpAnswers {

	private static final Logger logger = LoggerFactory.getLogger(McpAnswers.class);

	private final McpChallenge challenge;

	McpAnswers(McpChallenge challenge) {
		this.challenge = challenge;
	}

	/** The answer to a request that has either a result or a failure. */
	ResponseEntity<String> of(McpRequest request, @Nullable ObjectNode result, @Nullable Throwable failure) {
		return (result != null) ? success(request, result) : failure(request, failure);
	}

	private static ResponseEntity<String> success(McpRequest request, ObjectNode value) {
		if (request.modern()) {
			if (!value.has("resultType")) {
				value.put("resultType", "complete");
			}
			value.putObject("_meta").set(McpProtocol.META_SERVER, ServerMethods.info());
		}
		ObjectNode answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
		answer.set("id", request.id());
		answer.set("result", value);
		return json(HttpStatus.OK, answer);
	}

	private ResponseEntity<String> failure(McpRequest request, @Nullable Throwable thrown) {
		Throwable cause = (thrown instanceof CompletionException && thrown.getCause() != null) ? thrown.getCause()
				: thrown;
		if (cause instanceof McpException refusal) {
			return refuse(request.id(), refusal, request.modern());
		}
		if (cause instanceof InsufficientScopeException) {
			return ResponseEntity.status(HttpStatus.FORBIDDEN)
				.header(HttpHeaders.WWW_AUTHENTICATE, this.challenge.insufficientScope(request.host()))
				.contentType(MediaType.APPLICATION_JSON)
				.body(McpErrors
					.of(request.id(), McpProtocol.INVALID_REQUEST,
							"This tool changes something, which needs the scope mcp:write", null)
					.toString());
		}
		logger.error("A call of the MCP server failed: {}",
				(cause != null) ? NestedExceptionUtils.getMostSpecificCause(cause).getClass().getName() : "no result");
		return json(HttpStatus.INTERNAL_SERVER_ERROR,
				McpErrors.of(request.id(), McpProtocol.INTERNAL_ERROR, "This app could not finish the call", null));
	}

	/** In the older era most errors are answers with the status 200. */
	static ResponseEntity<String> refuse(@Nullable JsonNode id, McpException refusal, boolean modern) {
		boolean unreadable = refusal.code() == McpProtocol.PARSE_ERROR || refusal.code() == McpProtocol.INVALID_REQUEST
				|| refusal.code() == McpProtocol.UNSUPPORTED_VERSION;
		return json((modern || unreadable) ? refusal.status() : HttpStatus.OK,
				McpErrors.of(id, refusal.code(), String.valueOf(refusal.getMessage()), refusal.data()));
	}

	private static ResponseEntity<String> json(HttpStatus status, ObjectNode body) {
		return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(body.toString());
	}

}

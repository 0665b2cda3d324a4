package sample.pagerduty.client.mcp;

import java.io.Serial;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;

/**
 * An error of the protocol. The message is for the developer of the client and holds
 * nothing from outside.
 */
final class McpException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int code;

	private final HttpStatus status;

	private final transient @Nullable ObjectNode data;

	private McpException(int code, HttpStatus status, String message, @Nullable ObjectNode data) {
		super(message, null, false, false);
		this.code = code;
		this.status = status;
		this.data = data;
	}

	static McpException invalidRequest(String message) {
		return new McpException(McpProtocol.INVALID_REQUEST, HttpStatus.BAD_REQUEST, message, null);
	}

	static McpException invalidParams(String message) {
		return new McpException(McpProtocol.INVALID_PARAMS, HttpStatus.BAD_REQUEST, message, null);
	}

	static McpException headerMismatch(String message) {
		return new McpException(McpProtocol.HEADER_MISMATCH, HttpStatus.BAD_REQUEST, message, null);
	}

	static McpException of(int code, HttpStatus status, String message) {
		return new McpException(code, status, message, null);
	}

	static McpException of(int code, HttpStatus status, String message, ObjectNode data) {
		return new McpException(code, status, message, data);
	}

	int code() {
		return this.code;
	}

	/** The status in the newer era, which the older one has for some errors only. */
	HttpStatus status() {
		return this.status;
	}

	@Nullable ObjectNode data() {
		return this.data;
	}

}

package sample.pagerduty.client.mcp;

import java.util.concurrent.CompletableFuture;

import tools.jackson.databind.node.ObjectNode;

/** A method of the protocol. */
interface McpMethod {

	/**
	 * The result, perhaps later.
	 * @throws McpException if there is none
	 */
	CompletableFuture<ObjectNode> call(McpRequest request);

	/** A method that has its result at once. */
	static McpMethod of(Immediate method) {
		return (request) -> CompletableFuture.completedFuture(method.call(request));
	}

	/** A method that does not wait for people. */
	interface Immediate {

		ObjectNode call(McpRequest request);

	}

}

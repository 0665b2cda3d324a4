package sample.pagerduty.client.mcp;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import tools.jackson.databind.node.ObjectNode;

/** A method of the protocol. */
interface McpMethod {

	/**
	 * The result, perhaps later.
	 * @throws McpException if there is none
	 */
	CompletableFuture<ObjectNode> call(McpRequest request);

	/** A method that has its result at once. */
	static McpMethod of(Function<McpRequest, ObjectNode> method) {
		return (request) -> CompletableFuture.completedFuture(method.apply(request));
	}

}

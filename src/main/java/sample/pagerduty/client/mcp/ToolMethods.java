package sample.pagerduty.client.mcp;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.tool.RecordedTools;
import sample.pagerduty.client.tool.ToolDefinition;
import sample.pagerduty.client.tool.ToolEffect;
import sample.pagerduty.client.tool.ToolError;
import sample.pagerduty.client.tool.ToolResult;
import sample.pagerduty.client.tool.Toolbox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/** The tools, and what to do if the user has to connect first. */
@Component
class ToolMethods implements McpMethods {

	private static final Logger logger = LoggerFactory.getLogger(ToolMethods.class);

	private static final Duration LIST_LIFETIME = Duration.ofMinutes(1);

	private static final String ARGUMENTS = "arguments";

	private final Toolbox toolbox;

	private final ConnectionService connections;

	private final ConnectRequest connectRequest;

	private final RecordedTools tools;

	private final McpCallers callers;

	ToolMethods(Toolbox toolbox, ConnectionService connections, ConnectRequest connectRequest, RecordedTools tools,
			McpCallers callers) {
		this.toolbox = toolbox;
		this.connections = connections;
		this.connectRequest = connectRequest;
		this.tools = tools;
		this.callers = callers;
	}

	@Override
	public Map<String, McpMethod> methods() {
		return Map.of("tools/list", McpMethod.of(this::list), "tools/call", this::call);
	}

	private ObjectNode list(McpRequest request) {
		if (request.params().has("cursor")) {
			throw McpException.invalidParams("There is one page only, so there is no cursor");
		}
		McpCaller caller = request.caller();
		Set<String> scopes = this.connections.findById(caller.connectionId())
			.map(Connection::scopesGranted)
			.orElse(Set.of());
		ObjectNode result = JsonNodeFactory.instance.objectNode();
		ArrayNode tools = result.putArray("tools");
		this.toolbox.definitions(scopes)
			.stream()
			.filter((tool) -> !tool.writes() || caller.mayWrite() || caller.canAskForMore())
			.map(ToolMethods::describe)
			.forEach(tools::add);
		return request.modern() ? ServerMethods.cacheable(result, LIST_LIFETIME) : result;
	}

	private static ObjectNode describe(ToolDefinition tool) {
		ObjectNode description = JsonNodeFactory.instance.objectNode()
			.put("name", tool.snakeCaseName())
			.put("title", tool.title())
			.put("description", tool.description());
		description.set("inputSchema", tool.inputSchema());
		description.set("outputSchema", tool.outputSchema());
		ToolEffect effect = tool.effect();
		description.putObject("annotations")
			.put("title", tool.title())
			.put("readOnlyHint", effect.readOnly())
			.put("destructiveHint", effect.destructive())
			.put("idempotentHint", effect.idempotent())
			.put("openWorldHint", true);
		return description;
	}

	private CompletableFuture<ObjectNode> call(McpRequest request) {
		long start = System.nanoTime();
		ToolDefinition tool = this.toolbox.find(request.text("name"))
			.orElseThrow(() -> McpException.invalidParams("There is no tool of this name; tools/list has them"));
		JsonNode arguments = request.params().path(ARGUMENTS);
		if (!arguments.isMissingNode() && !arguments.isObject()) {
			throw McpException.invalidParams("params.arguments must be an object");
		}
		if (tool.writes() && !request.caller().mayWrite()) {
			log(request, tool, "INSUFFICIENT_SCOPE", start);
			return CompletableFuture.completedFuture(withoutWriteScope(request));
		}
		if (request.params().has(ConnectRequest.RESPONSES)) {
			CompletableFuture<ConnectRequest.Answer> answered = this.connectRequest.answered(request, tool);
			return answered.isDone() ? answered.thenApply((answer) -> afterAnswer(answer, request, tool, start))
					: answered.thenCompose((answer) -> afterWait(answer, request, tool, start));
		}
		return CompletableFuture.completedFuture(call(request, tool, start, request.canOpenUrls()));
	}

	/**
	 * Does nothing for a client that has gone: it may have called again. Nor for one that
	 * lost its access meanwhile; the status is sent, so it cannot be a 401 now.
	 */
	private CompletableFuture<ObjectNode> afterWait(ConnectRequest.Answer answer, McpRequest request,
			ToolDefinition tool, long start) {
		return request.heldAnswer().isAwaited().thenApply((awaited) -> {
			if (!awaited) {
				log(request, tool, "CLIENT_GONE", start);
				return ToolAnswer.error("The client did not wait for the answer.");
			}
			if (this.callers.find(request.token().value()).isEmpty()) {
				log(request, tool, "ACCESS_ENDED", start);
				return ToolAnswer
					.error("This client no longer has access: it was withdrawn, or it has expired. Ask the "
							+ "user to log in again, or to create a new key on the Scripts page of this app.");
			}
			return afterAnswer(answer, request, tool, start);
		});
	}

	private ObjectNode afterAnswer(ConnectRequest.Answer answer, McpRequest request, ToolDefinition tool, long start) {
		return switch (answer) {
			case CONNECTED -> call(request, tool, start, false);
			// Not done yet, so the client is asked again, and waits again.
			case WAITING -> call(request, tool, start, true);
			case DECLINED -> {
				log(request, tool, "DECLINED", start);
				yield ToolAnswer.error("The user declined to connect to PagerDuty, so this tool cannot be called.");
			}
		};
	}

	private ObjectNode call(McpRequest request, ToolDefinition tool, long start, boolean mayAsk) {
		ToolResult result = this.tools.call(tool.qualifiedName(), request.params().path(ARGUMENTS),
				request.caller().activity(tool.qualifiedName()));
		ToolError error = result.error();
		boolean ask = mayAsk && error != null && error.needsConnection();
		log(request, tool, ask ? "INPUT_REQUIRED" : result.outcome(), start);
		return (ask && error != null) ? this.connectRequest.ask(request, tool, error) : ToolAnswer.of(result);
	}

	/** The client of a person gets a challenge, so that it asks the person for more. */
	private static ObjectNode withoutWriteScope(McpRequest request) {
		if (request.caller().canAskForMore()) {
			throw new InsufficientScopeException();
		}
		return ToolAnswer
			.error("This key is for tools that read. Create a key for MCP that may also change something on the "
					+ "Scripts page of this app.");
	}

	/** Never arguments or answers. */
	private static void log(McpRequest request, ToolDefinition tool, String outcome, long start) {
		logger.info("MCP: connection {}, client {}, tool {}, {}, {} ms", request.caller().connectionId(),
				request.clientName(), tool.snakeCaseName(), outcome, (System.nanoTime() - start) / 1_000_000);
	}

}

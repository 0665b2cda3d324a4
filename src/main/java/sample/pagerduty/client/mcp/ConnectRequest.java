package sample.pagerduty.client.mcp;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import sample.pagerduty.client.config.Sha256;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.store.BrokenSealException;
import sample.pagerduty.client.store.StoreCipher;
import sample.pagerduty.client.tool.ToolDefinition;
import sample.pagerduty.client.tool.ToolError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * Asks a client to have its user open the page that connects. The client then repeats its
 * call with a sealed state, which any replica can read. The repeated call waits until the
 * user has connected: clients repeat it as soon as the page is open.
 */
@Component
class ConnectRequest {

	static final String RESPONSES = "inputResponses";

	private static final String CONNECT = "connect";

	private static final String SEALED_FOR = "mcp-request-state";

	/** How long a person may take. */
	private static final Duration LIFETIME = Duration.ofMinutes(15);

	private final StoreCipher cipher;

	private final ConnectionService connections;

	private final ConnectionWaiter waiter;

	private final Clock clock;

	ConnectRequest(StoreCipher cipher, ConnectionService connections, ConnectionWaiter waiter, Clock clock) {
		this.cipher = cipher;
		this.connections = connections;
		this.waiter = waiter;
		this.clock = clock;
	}

	/** How a client answered. */
	enum Answer {

		CONNECTED,

		/** The user has opened the page, but has not connected yet. */
		WAITING,

		DECLINED

	}

	/** The result that asks. */
	ObjectNode ask(McpRequest request, ToolDefinition tool, ToolError error) {
		ObjectNode result = JsonNodeFactory.instance.objectNode().put("resultType", "input_required");
		result.putObject("inputRequests")
			.putObject(CONNECT)
			.put("method", "elicitation/create")
			.putObject("params")
			.put("mode", "url")
			.put("message",
					error.missingScopes().isEmpty() ? "Connect to PagerDuty, then this call goes on."
							: "Connect to PagerDuty with the scope %s, then this call goes on."
								.formatted(String.join(", ", error.missingScopes())))
			.put("url", String.valueOf(error.connectUrl()));
		return result.put("requestState", seal(request, tool));
	}

	private String seal(McpRequest request, ToolDefinition tool) {
		ObjectNode state = JsonNodeFactory.instance.objectNode()
			.put("call", digest(request, tool))
			.put("issued", issuedAt(request.caller().connectionId()).toString())
			.put("expires", this.clock.instant().plus(LIFETIME).getEpochSecond());
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(this.cipher.seal(SEALED_FOR, state.toString().getBytes(StandardCharsets.UTF_8)));
	}

	private Instant issuedAt(UUID connectionId) {
		return this.connections.findById(connectionId).map(Connection::issuedAt).orElse(Instant.EPOCH);
	}

	/** The state is for the same call of the same person only. */
	private static String digest(McpRequest request, ToolDefinition tool) {
		return Sha256.hex("%s %s %s".formatted(request.caller().connectionId(), tool.qualifiedName(),
				request.params().path("arguments")));
	}

	/**
	 * What the client answered, once the user has connected, or is taking too long.
	 * @throws McpException if the state is not one of this call
	 */
	CompletableFuture<Answer> answered(McpRequest request, ToolDefinition tool) {
		JsonNode state = open(request.text("requestState"));
		if (!state.path("call").asString("").equals(digest(request, tool))) {
			throw McpException.invalidParams("The requestState is of another call");
		}
		if (state.path("expires").asLong(0) < this.clock.instant().getEpochSecond()) {
			return CompletableFuture.completedFuture(Answer.WAITING);
		}
		if (!request.params().path(RESPONSES).path(CONNECT).path("action").asString("").equals("accept")) {
			return CompletableFuture.completedFuture(Answer.DECLINED);
		}
		Instant before = Instant.parse(state.path("issued").asString(""));
		return this.waiter.await(request.caller().connectionId(), (connection) -> isDone(connection, before, tool))
			.thenApply((done) -> done ? Answer.CONNECTED : Answer.WAITING);
	}

	/** Done also if PagerDuty did not grant the scope: waiting longer does not help. */
	private static boolean isDone(Connection connection, Instant before, ToolDefinition tool) {
		Set<String> missing = tool.scopesMissingFrom(connection.scopesGranted());
		return connection.issuedAt().isAfter(before)
				&& (missing.isEmpty() || connection.scopesRequested().containsAll(missing));
	}

	private JsonNode open(String state) {
		try {
			byte[] sealed = Base64.getUrlDecoder().decode(state);
			return JsonMapper.shared().readTree(this.cipher.open(SEALED_FOR, sealed).content());
		}
		catch (IllegalArgumentException | BrokenSealException ex) {
			throw McpException.invalidParams("The requestState is not one of this server");
		}
	}

}

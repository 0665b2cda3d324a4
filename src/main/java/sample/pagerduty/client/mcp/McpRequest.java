package sample.pagerduty.client.mcp;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.Secret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request or a notification, as far as it does not depend on the method.
 *
 * @param host the name that the client calls the server by
 * @param caller on whose behalf it comes
 * @param token what shows that it comes from the caller
 * @param id the id to answer with, or {@code null} for a notification
 * @param params the parameters, empty if there are none
 * @param modern whether it is of the era without sessions
 * @param heldAnswer its answer, if it waits for a person
 */
record McpRequest(String host, McpCaller caller, Secret token, @Nullable JsonNode id, String method, ObjectNode params,
		boolean modern, HeldAnswer heldAnswer) {

	private static final int MAX_NAME = 60;

	boolean isNotification() {
		return this.id == null;
	}

	/** What the client calls itself; not verified. */
	String clientName() {
		String name = meta(McpProtocol.META_CLIENT).path("name").asString(this.caller.clientName());
		String printable = name.replaceAll("[^\\x20-\\x7E]", "?");
		return printable.substring(0, Math.min(printable.length(), MAX_NAME));
	}

	/** Whether the client can show its user a URL to open. */
	boolean canOpenUrls() {
		return this.modern && meta(McpProtocol.META_CAPABILITIES).path("elicitation").has("url");
	}

	private JsonNode meta(String name) {
		return this.params.path("_meta").path(name);
	}

	/** A parameter that must be a string. */
	String text(String name) {
		return find(name).orElseThrow(() -> McpException.invalidParams("params." + name + " must be a string"));
	}

	Optional<String> find(String name) {
		JsonNode value = this.params.path(name);
		return value.isString() ? Optional.of(value.asString()) : Optional.empty();
	}

}

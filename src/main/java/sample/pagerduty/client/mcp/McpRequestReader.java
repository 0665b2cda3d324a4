package sample.pagerduty.client.mcp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;

/** Reads a JSON-RPC message, and checks what every request must have. */
final class McpRequestReader {

	private static final int MAX_DEPTH = 50;

	private static final int MAX_NUMBER = 100;

	private static final int MAX_PROPERTY = 500;

	/** The methods whose name the header repeats, and the parameter that has it. */
	private static final Map<String, String> NAMED = Map.of("tools/call", "name", "prompts/get", "name",
			"resources/read", "uri");

	private static final String ENCODED_PREFIX = "=?base64?";

	private static final String ENCODED_SUFFIX = "?=";

	private final JsonMapper mapper = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(MAX_DEPTH)
				.maxNumberLength(MAX_NUMBER)
				.maxNameLength(MAX_PROPERTY)
				.build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	/**
	 * Parses a message.
	 * @throws McpException if it is not JSON
	 */
	JsonNode parse(byte[] body) {
		try {
			return Optional.ofNullable(this.mapper.readTree(body)).orElseGet(JsonNodeFactory.instance::missingNode);
		}
		catch (JacksonException ex) {
			throw McpException.of(McpProtocol.PARSE_ERROR, HttpStatus.BAD_REQUEST,
					"The body must be one JSON-RPC message in UTF-8, without duplicate keys, at most %d levels deep"
						.formatted(MAX_DEPTH));
		}
	}

	/** The id of a message, if it has one that can be repeated. */
	static @Nullable JsonNode idOf(JsonNode message) {
		JsonNode id = message.path("id");
		return (id.isString() || id.isIntegralNumber()) ? id : null;
	}

	/** Whether a message answers a request, which this server never sends. */
	static boolean isResponse(JsonNode message) {
		return message.isObject() && !message.has("method") && (message.has("result") || message.has("error"));
	}

	/**
	 * Whether a request is of the era without sessions. Clients of both eras send its
	 * {@code Mcp-Method} with an older version, too.
	 */
	static boolean isModern(JsonNode message, HttpServletRequest http) {
		String version = http.getHeader(McpProtocol.VERSION_HEADER);
		return message.path("params").path("_meta").has(McpProtocol.META_VERSION)
				|| message.path("method").asString("").equals(ServerMethods.DISCOVER)
				|| McpProtocol.MODERN_VERSION.equals(version) || (http.getHeader(McpProtocol.METHOD_HEADER) != null
						&& (version == null || !McpProtocol.LEGACY_VERSIONS.contains(version)));
	}

	/**
	 * Checks a message.
	 * @throws McpException if it is not valid
	 */
	McpRequest read(JsonNode message, HttpServletRequest http, McpCaller caller, Secret token) {
		if (message.isArray()) {
			throw McpException.invalidRequest("Send one message at a time: batches are not supported");
		}
		JsonNode method = message.path("method");
		if (!message.path("jsonrpc").asString("").equals("2.0") || !method.isString()) {
			throw McpException.invalidRequest("A message needs jsonrpc \"2.0\" and a method");
		}
		if (message.has("id") && idOf(message) == null) {
			throw McpException.invalidRequest("The id must be a string or a whole number");
		}
		JsonNode params = message.path("params");
		if (!params.isMissingNode() && !params.isObject()) {
			throw McpException.invalidParams("params must be an object");
		}
		boolean modern = isModern(message, http);
		McpRequest request = new McpRequest(http.getServerName(), caller, token, idOf(message), method.asString(),
				params.isObject() ? (ObjectNode) params : JsonNodeFactory.instance.objectNode(), modern,
				new HeldAnswer());
		if (!modern) {
			checkLegacy(http);
		}
		else if (!request.isNotification()) {
			checkModern(request, http);
		}
		return request;
	}

	/** A client that has not begun yet names no version. */
	private static void checkLegacy(HttpServletRequest http) {
		String version = http.getHeader(McpProtocol.VERSION_HEADER);
		if (version != null && !McpProtocol.LEGACY_VERSIONS.contains(version)) {
			throw unsupported(version);
		}
	}

	private static void checkModern(McpRequest request, HttpServletRequest http) {
		JsonNode meta = request.params().path("_meta");
		JsonNode version = meta.path(McpProtocol.META_VERSION);
		if (!version.isString() || !meta.path(McpProtocol.META_CAPABILITIES).isObject()) {
			throw McpException.invalidParams(
					"params._meta needs %s and %s".formatted(McpProtocol.META_VERSION, McpProtocol.META_CAPABILITIES));
		}
		checkHeader(http, McpProtocol.VERSION_HEADER, version.asString());
		if (!version.asString().equals(McpProtocol.MODERN_VERSION)) {
			throw unsupported(version.asString());
		}
		checkHeader(http, McpProtocol.METHOD_HEADER, request.method());
		String parameter = NAMED.get(request.method());
		if (parameter != null) {
			checkHeader(http, McpProtocol.NAME_HEADER, request.text(parameter));
		}
	}

	private static void checkHeader(HttpServletRequest http, String name, String expected) {
		String value = http.getHeader(name);
		if (value == null || !decoded(value).equals(expected)) {
			throw McpException
				.headerMismatch("The header %s must be there and say the same as the body".formatted(name));
		}
	}

	/** Names beyond ASCII are encoded. */
	private static String decoded(String value) {
		if (!value.startsWith(ENCODED_PREFIX) || !value.endsWith(ENCODED_SUFFIX)
				|| value.length() < ENCODED_PREFIX.length() + ENCODED_SUFFIX.length()) {
			return value;
		}
		try {
			byte[] bytes = Base64.getDecoder()
				.decode(value.substring(ENCODED_PREFIX.length(), value.length() - ENCODED_SUFFIX.length()));
			return new String(bytes, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw McpException.headerMismatch("A header has broken base64");
		}
	}

	private static McpException unsupported(String requested) {
		ObjectNode data = JsonNodeFactory.instance.objectNode();
		data.putArray("supported").add(McpProtocol.MODERN_VERSION);
		data.put("requested", requested);
		return McpException.of(McpProtocol.UNSUPPORTED_VERSION, HttpStatus.BAD_REQUEST,
				"This version of the protocol is not supported", data);
	}

}

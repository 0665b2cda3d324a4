package sample.pagerduty.client.mcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * The Streamable HTTP transport, in both eras of the protocol on one URL. There are no
 * sessions and no streams: each message is one POST, and its answer is JSON.
 */
@RestController
class McpController {

	private static final Logger logger = LoggerFactory.getLogger(McpController.class);

	/** In bytes. */
	private static final int MAX_BODY = 1024 * 1024;

	private static final Duration MAX_BODY_TIME = Duration.ofSeconds(10);

	/** Longer than a call waits for a person, with the tool's own time. */
	private static final Duration MAX_TIME = ConnectionWaiter.MAX_WAIT.plusMinutes(5);

	private final McpRequestReader reader = new McpRequestReader();

	private final Map<String, McpMethod> methods;

	private final McpChallenge challenge;

	McpController(List<McpMethods> methods, McpChallenge challenge) {
		this.methods = methods.stream()
			.flatMap((some) -> some.methods().entrySet().stream())
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
		this.challenge = challenge;
	}

	/** Mapped for all methods of HTTP, to say which one there is. */
	@RequestMapping(McpAddresses.PATH)
	DeferredResult<ResponseEntity<String>> handle(HttpServletRequest http, @AuthenticationPrincipal McpCaller caller)
			throws IOException {
		if (!http.getMethod().equals(HttpMethod.POST.name())) {
			return at(ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED).header(HttpHeaders.ALLOW, "POST").build());
		}
		if (!isJson(http.getContentType())) {
			return at(ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
				.header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
				.build());
		}
		byte[] body = read(http);
		if (body == null) {
			return at(ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE)
				.header(HttpHeaders.CONNECTION, "close")
				.contentType(MediaType.APPLICATION_JSON)
				.body(McpErrors
					.of(null, McpProtocol.INVALID_REQUEST, "The message is larger than 1 MB, or came too slowly", null)
					.toString()));
		}
		return handle(body, http, caller);
	}

	private DeferredResult<ResponseEntity<String>> handle(byte[] body, HttpServletRequest http, McpCaller caller) {
		JsonNode message = JsonNodeFactory.instance.missingNode();
		try {
			message = this.reader.parse(body);
			if (McpRequestReader.isResponse(message)) {
				return at(ResponseEntity.accepted().build());
			}
			McpRequest request = this.reader.read(message, http, caller);
			return request.isNotification() ? at(ResponseEntity.accepted().build()) : call(request);
		}
		catch (McpException ex) {
			return at(refuse(McpRequestReader.idOf(message), ex, McpRequestReader.isModern(message, http)));
		}
	}

	private DeferredResult<ResponseEntity<String>> call(McpRequest request) {
		DeferredResult<ResponseEntity<String>> result = new DeferredResult<>(MAX_TIME.toMillis());
		CompletableFuture<ObjectNode> answer;
		try {
			answer = method(request).call(request);
		}
		catch (RuntimeException ex) {
			answer = CompletableFuture.failedFuture(ex);
		}
		answer.whenComplete((value, thrown) -> result
			.setResult((thrown == null) ? success(request, value) : failure(request, thrown)));
		return result;
	}

	private McpMethod method(McpRequest request) {
		McpMethod method = this.methods.get(request.method());
		if (method == null || (request.modern() && ServerMethods.ONLY_LEGACY.contains(request.method()))) {
			throw McpException.of(McpProtocol.METHOD_NOT_FOUND, HttpStatus.NOT_FOUND,
					"This server does not have that method");
		}
		return method;
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

	private ResponseEntity<String> failure(McpRequest request, Throwable thrown) {
		Throwable cause = (thrown instanceof CompletionException && thrown.getCause() != null) ? thrown.getCause()
				: thrown;
		if (cause instanceof McpException refusal) {
			return refuse(request.id(), refusal, request.modern());
		}
		if (cause instanceof InsufficientScopeException) {
			return ResponseEntity.status(HttpStatus.FORBIDDEN)
				.header(HttpHeaders.WWW_AUTHENTICATE, this.challenge.insufficientScope())
				.contentType(MediaType.APPLICATION_JSON)
				.body(McpErrors
					.of(request.id(), McpProtocol.INVALID_REQUEST,
							"This tool changes something, which needs the scope mcp:write", null)
					.toString());
		}
		logger.error("A call of the MCP server failed: {}",
				NestedExceptionUtils.getMostSpecificCause(cause).getClass().getName());
		return json(HttpStatus.INTERNAL_SERVER_ERROR,
				McpErrors.of(request.id(), McpProtocol.INTERNAL_ERROR, "This app could not finish the call", null));
	}

	/** In the older era most errors are answers with the status 200. */
	private static ResponseEntity<String> refuse(@Nullable JsonNode id, McpException refusal, boolean modern) {
		boolean unreadable = refusal.code() == McpProtocol.PARSE_ERROR || refusal.code() == McpProtocol.INVALID_REQUEST
				|| refusal.code() == McpProtocol.UNSUPPORTED_VERSION;
		return json((modern || unreadable) ? refusal.status() : HttpStatus.OK,
				McpErrors.of(id, refusal.code(), String.valueOf(refusal.getMessage()), refusal.data()));
	}

	private static ResponseEntity<String> json(HttpStatus status, ObjectNode body) {
		return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(body.toString());
	}

	private static DeferredResult<ResponseEntity<String>> at(ResponseEntity<String> answer) {
		DeferredResult<ResponseEntity<String>> result = new DeferredResult<>();
		result.setResult(answer);
		return result;
	}

	private static boolean isJson(@Nullable String contentType) {
		return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
	}

	/** The whole body, or {@code null} if it is too large or too slow. */
	private static byte @Nullable [] read(HttpServletRequest http) throws IOException {
		if (http.getContentLengthLong() > MAX_BODY) {
			return null;
		}
		long deadline = System.nanoTime() + MAX_BODY_TIME.toNanos();
		InputStream stream = http.getInputStream();
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		byte[] buffer = new byte[8192];
		for (int count = stream.read(buffer); count != -1; count = stream.read(buffer)) {
			body.write(buffer, 0, count);
			if (body.size() > MAX_BODY || System.nanoTime() > deadline) {
				return null;
			}
		}
		return body.toByteArray();
	}

}

package sample.pagerduty.client.mcp;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.Secret;
import sample.pagerduty.client.web.BoundedBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The Streamable HTTP transport, in both eras of the protocol on one URL. There are no
 * sessions and no streams: each message is one POST, and its answer is JSON.
 */
@RestController
class McpController {

	/** In bytes. */
	private static final int MAX_BODY = 1024 * 1024;

	private static final Duration MAX_BODY_TIME = Duration.ofSeconds(10);

	private final McpRequestReader reader = new McpRequestReader();

	private final Map<String, McpMethod> methods;

	private final McpAnswers answers;

	McpController(List<McpMethods> methods, McpAnswers answers) {
		this.methods = methods.stream()
			.flatMap((some) -> some.methods().entrySet().stream())
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
		this.answers = answers;
	}

	/**
	 * Mapped for all methods of HTTP, to say which one there is.
	 * @return a {@link ResponseEntity}, or a {@link HeldAnswer} if the call waits
	 */
	@RequestMapping(McpAddresses.PATH)
	Object handle(HttpServletRequest http, PreAuthenticatedAuthenticationToken login) throws IOException {
		if (!http.getMethod().equals(HttpMethod.POST.name())) {
			return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED).header(HttpHeaders.ALLOW, "POST").build();
		}
		if (!isJson(http.getContentType())) {
			return ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
				.header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
				.build();
		}
		byte[] body = (http.getContentLengthLong() > MAX_BODY) ? null
				: BoundedBody.read(http.getInputStream(), MAX_BODY, MAX_BODY_TIME);
		if (body == null) {
			return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE)
				.header(HttpHeaders.CONNECTION, "close")
				.contentType(MediaType.APPLICATION_JSON)
				.body(McpErrors
					.of(null, McpProtocol.INVALID_REQUEST, "The message is larger than 1 MB, or came too slowly", null)
					.toString());
		}
		return handle(body, http, login);
	}

	private Object handle(byte[] body, HttpServletRequest http, PreAuthenticatedAuthenticationToken login) {
		JsonNode message = JsonNodeFactory.instance.missingNode();
		try {
			message = this.reader.parse(body);
			if (McpRequestReader.isResponse(message)) {
				return ResponseEntity.accepted().build();
			}
			McpRequest request = this.reader.read(message, http, (McpCaller) login.getPrincipal(),
					(Secret) Objects.requireNonNull(login.getCredentials()));
			return request.isNotification() ? ResponseEntity.accepted().build() : call(request);
		}
		catch (McpException ex) {
			return McpAnswers.refuse(McpRequestReader.idOf(message), ex, McpRequestReader.isModern(message, http));
		}
	}

	private Object call(McpRequest request) {
		CompletableFuture<ObjectNode> result;
		try {
			result = method(request).call(request);
		}
		catch (RuntimeException ex) {
			result = CompletableFuture.failedFuture(ex);
		}
		CompletableFuture<ResponseEntity<String>> answer = result
			.handle((value, thrown) -> this.answers.of(request, value, thrown));
		if (answer.isDone()) {
			return answer.join();
		}
		answer.thenAccept((late) -> request.heldAnswer().finish(String.valueOf(late.getBody())));
		return request.heldAnswer().begin();
	}

	private McpMethod method(McpRequest request) {
		McpMethod method = this.methods.get(request.method());
		if (method == null || (request.modern() && ServerMethods.ONLY_LEGACY.contains(request.method()))) {
			throw McpException.of(McpProtocol.METHOD_NOT_FOUND, HttpStatus.NOT_FOUND,
					"This server does not have that method");
		}
		return method;
	}

	private static boolean isJson(@Nullable String contentType) {
		return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
	}

}

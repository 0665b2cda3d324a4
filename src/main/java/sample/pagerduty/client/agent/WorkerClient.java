package sample.pagerduty.client.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import sample.pagerduty.client.config.AgentSettings.ToolWorker;
import sample.pagerduty.client.tool.Tool;
import sample.pagerduty.client.tool.ToolContext;
import sample.pagerduty.client.tool.ToolError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;

/**
 * Calls servers that offer tools, in Arcade's worker protocol. Only addresses of the
 * operator's settings are called: redirects are not followed, and nothing that a server
 * answers becomes an address.
 */
final class WorkerClient {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

	private static final Duration LIST_TIMEOUT = Duration.ofSeconds(10);

	private static final Duration CALL_TIMEOUT = Duration.ofSeconds(45);

	private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(1);

	private static final int MAX_ANSWER_BYTES = 1024 * 1024;

	/** In place of a token that a server repeats. */
	private static final String TOKEN_MASK = "[token]";

	/** Created when it is needed, because most apps have no such servers. */
	private final SingletonSupplier<HttpClient> http = SingletonSupplier.of(() -> HttpClient.newBuilder()
		.followRedirects(HttpClient.Redirect.NEVER)
		.connectTimeout(CONNECT_TIMEOUT)
		.version(HttpClient.Version.HTTP_1_1)
		.build());

	private final JsonMapper mapper;

	private final Duration listTimeout;

	WorkerClient(JsonMapper mapper) {
		this(mapper, LIST_TIMEOUT);
	}

	WorkerClient(JsonMapper mapper, Duration listTimeout) {
		this.mapper = mapper;
		this.listTimeout = listTimeout;
	}

	List<Tool> list(ToolWorker worker) {
		JsonNode answer = read(
				send(request(worker, "/worker/tools", this.listTimeout).GET().build(), this.listTimeout));
		return WorkerToolReader.read(answer, worker, this);
	}

	/** Calls a tool, with the person's token. */
	JsonNode call(ToolWorker worker, ObjectNode tool, JsonNode input, ToolContext context) {
		String token = context.token();
		ObjectNode body = JsonNodeFactory.instance.objectNode()
			.put("run_id", UUID.randomUUID().toString())
			.put("execution_id", UUID.randomUUID().toString())
			.put("created_at", Instant.now().toString());
		body.set("tool", tool);
		body.set("inputs", input);
		ObjectNode callContext = body.putObject("context");
		ObjectNode authorization = callContext.putObject("authorization").put("token", token);
		authorization.putObject("user_info").put("sub", context.user().id()).put("region", context.region());
		callContext.putArray("secrets");
		callContext.putArray("metadata");
		callContext.put("user_id", context.user().id());
		String answer = send(request(worker, "/worker/tools/invoke", CALL_TIMEOUT)
			.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
			.POST(BodyPublishers.ofString(body.toString()))
			.build(), CALL_TIMEOUT);
		return read(answer.replace(token, TOKEN_MASK));
	}

	private static HttpRequest.Builder request(ToolWorker worker, String path, Duration timeout) {
		return HttpRequest.newBuilder(URI.create(worker.url() + path))
			.timeout(timeout)
			.header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + token(worker));
	}

	private static String token(ToolWorker worker) {
		Instant now = Instant.now();
		JWTClaimsSet claims = new JWTClaimsSet.Builder().audience("worker")
			.claim("ver", "1")
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(TOKEN_LIFETIME)))
			.build();
		SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
		try {
			token.sign(new MACSigner(worker.secret().value().getBytes(StandardCharsets.UTF_8)));
		}
		catch (JOSEException ex) {
			throw new WorkerException(ToolError.Kind.UNKNOWN, "its secret cannot sign");
		}
		return token.serialize();
	}

	/** The timeout of the request ends with the headers, so the body has one too. */
	private String send(HttpRequest request, Duration timeout) {
		try {
			HttpResponse<InputStream> answer = this.http.obtain().send(request, BodyHandlers.ofInputStream());
			try (InputStream body = answer.body()) {
				CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS).execute(() -> close(body));
				byte[] bytes = body.readNBytes(MAX_ANSWER_BYTES + 1);
				if (answer.statusCode() != HttpStatus.OK.value()) {
					throw new WorkerException(kindOf(answer.statusCode()), "it answers " + answer.statusCode());
				}
				if (bytes.length > MAX_ANSWER_BYTES) {
					throw new WorkerException(ToolError.Kind.SERVER_ERROR, "its answer is larger than 1 MB");
				}
				return new String(bytes, StandardCharsets.UTF_8);
			}
		}
		catch (HttpTimeoutException ex) {
			throw new WorkerException(ToolError.Kind.TIMEOUT, "it does not answer in time");
		}
		catch (IOException ex) {
			throw new WorkerException(ToolError.Kind.UNREACHABLE, "it cannot be reached");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WorkerException(ToolError.Kind.UNREACHABLE, "the call was interrupted");
		}
	}

	private static void close(InputStream body) {
		try {
			body.close();
		}
		catch (IOException ex) {
			// it was closed, or the server is gone
		}
	}

	private static ToolError.Kind kindOf(int status) {
		return (status == HttpStatus.UNAUTHORIZED.value() || status == HttpStatus.FORBIDDEN.value())
				? ToolError.Kind.FORBIDDEN : ToolError.Kind.SERVER_ERROR;
	}

	private JsonNode read(String json) {
		try {
			return this.mapper.readTree(json);
		}
		catch (JacksonException ex) {
			throw new WorkerException(ToolError.Kind.SERVER_ERROR, "its answer is not JSON");
		}
	}

}

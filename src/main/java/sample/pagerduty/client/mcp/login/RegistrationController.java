package sample.pagerduty.client.mcp.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.RandomSecret;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Registers clients (RFC 7591), without a login as MCP clients expect. So there are
 * bounds, and a registration alone opens nothing. Every client becomes a public one,
 * whatever it asks for.
 */
@RestController
class RegistrationController {

	private static final Logger logger = LoggerFactory.getLogger(RegistrationController.class);

	private static final int MAX_CLIENTS = 1000;

	private static final int MAX_PER_MINUTE = 20;

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final McpClientRepository clients;

	private final Clock clock;

	RegistrationController(McpClientRepository clients, Clock clock) {
		this.clients = clients;
		this.clock = clock;
	}

	/** One at a time, so that the bounds hold. */
	@PostMapping(path = McpLoginPaths.REGISTER, consumes = MediaType.APPLICATION_JSON_VALUE)
	synchronized ResponseEntity<?> register(@RequestBody Wish wish) {
		List<String> redirectUris = (wish.redirectUris() != null) ? wish.redirectUris().stream().distinct().toList()
				: List.of();
		if (redirectUris.isEmpty() || redirectUris.size() > RedirectUris.MAX_NUMBER
				|| !redirectUris.stream().allMatch((uri) -> uri != null && RedirectUris.isAllowed(uri))) {
			return error(HttpStatus.BAD_REQUEST, "invalid_redirect_uri",
					"Send redirect_uris, at most %d, with https, with http on loopback, or with a scheme of your own"
						.formatted(RedirectUris.MAX_NUMBER));
		}
		Instant now = this.clock.instant();
		this.clients.deleteIdle();
		if (this.clients.countRegisteredSince(now.minus(MINUTE)) >= MAX_PER_MINUTE
				|| !this.clients.makeRoom(MAX_CLIENTS)) {
			logger.warn("Too many MCP clients register; one was refused");
			return error(HttpStatus.TOO_MANY_REQUESTS, "temporarily_unavailable",
					"Too many clients register at the moment");
		}
		McpClient client = new McpClient(RandomSecret.next(),
				McpClient.displayName((wish.name() != null) ? wish.name() : ""), redirectUris, now);
		this.clients.register(client);
		return noStore(HttpStatus.CREATED).body(Registration.of(client));
	}

	@ExceptionHandler(HttpMessageNotReadableException.class)
	ResponseEntity<?> unreadable() {
		return error(HttpStatus.BAD_REQUEST, "invalid_client_metadata", "The body is not the JSON of RFC 7591");
	}

	private static ResponseEntity<?> error(HttpStatus status, String code, String description) {
		ResponseEntity.BodyBuilder answer = noStore(status);
		if (status == HttpStatus.TOO_MANY_REQUESTS) {
			answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(MINUTE.toSeconds()));
		}
		return answer.body(Map.of("error", code, "error_description", description));
	}

	private static ResponseEntity.BodyBuilder noStore(HttpStatus status) {
		return ResponseEntity.status(status)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.contentType(MediaType.APPLICATION_JSON);
	}

	/** What a client sends, as far as it matters here. */
	record Wish(@JsonProperty("redirect_uris") @Nullable List<@Nullable String> redirectUris,
			@JsonProperty("client_name") @Nullable String name) {

	}

	/** RFC 7591 section 3.2.1. */
	record Registration(@JsonProperty("client_id") String clientId, @JsonProperty("client_id_issued_at") long issuedAt,
			@JsonProperty("client_name") String name, @JsonProperty("redirect_uris") List<String> redirectUris,
			@JsonProperty("grant_types") List<String> grantTypes,
			@JsonProperty("response_types") List<String> responseTypes,
			@JsonProperty("token_endpoint_auth_method") String method, @JsonProperty("scope") String scope) {

		static Registration of(McpClient client) {
			return new Registration(client.id(), client.createdAt().getEpochSecond(), client.name(),
					client.redirectUris(), List.of("authorization_code", "refresh_token"), List.of("code"), "none",
					String.join(" ", McpScopes.ALL));
		}

	}

}

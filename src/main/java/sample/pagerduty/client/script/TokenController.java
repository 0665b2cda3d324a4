package sample.pagerduty.client.script;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.token.Connection;
import sample.pagerduty.client.token.ConnectionService;
import sample.pagerduty.client.token.RefreshFailedException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives a script an access token that is good. */
@RestController
class TokenController {

	private static final Set<String> PARAMETERS = Set.of("min_validity", "format");

	/** What passes between PagerDuty's answer and the script's first use of the token. */
	private static final Duration ON_THE_WAY = Duration.ofSeconds(30);

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final Duration VERY_SOON = Duration.ofSeconds(5);

	private static final Duration LATER = Duration.ofMinutes(5);

	private final ConnectionService connections;

	private final URI loginUrl;

	private final Clock clock;

	private final JsonMapper mapper;

	TokenController(ConnectionService connections, WebSettings web, Clock clock, JsonMapper mapper) {
		this.connections = connections;
		this.loginUrl = web.home().resolve("/connect/pagerduty");
		this.clock = clock;
		this.mapper = mapper;
	}

	@GetMapping("/api/token")
	ResponseEntity<String> token(@AuthenticationPrincipal ScriptKey key,
			@RequestParam MultiValueMap<String, String> parameters) {
		checkNames(parameters);
		Duration minimum = minimum(parameters.getFirst("min_validity"));
		TokenFormat format = TokenFormat.named(parameters.getFirst("format"));
		Connection connection = fresh(key, minimum);
		return ResponseEntity.ok()
			.contentType(format.mediaType())
			.body(format.write(TokenResponse.of(connection, this.clock.instant()), this.mapper));
	}

	private static void checkNames(MultiValueMap<String, String> parameters) {
		Set<String> unknown = new TreeSet<>(parameters.keySet());
		unknown.removeAll(PARAMETERS);
		if (!unknown.isEmpty() || parameters.values().stream().anyMatch((values) -> values.size() > 1)) {
			throw ApiException.of(ApiProblem.BAD_PARAMETER, "The parameters are min_validity and format, each once.");
		}
	}

	private static Duration minimum(@Nullable String seconds) {
		if (seconds == null) {
			return Duration.ZERO;
		}
		if (!seconds.matches("\\d{1,9}")) {
			throw ApiException.of(ApiProblem.BAD_PARAMETER, "min_validity must be a number of seconds.");
		}
		return Duration.ofSeconds(Long.parseLong(seconds));
	}

	private Connection fresh(ScriptKey key, Duration minimum) {
		Connection connection = this.connections.findById(key.connectionId()).orElseThrow(this::ended);
		checkAttainable(connection, minimum);
		try {
			Connection fresh = this.connections.fresh(connection, minimum);
			checkAttainable(fresh, minimum); // the new token may live shorter than the
												// one before
			return fresh;
		}
		catch (RefreshFailedException ex) {
			throw problemOf(ex);
		}
	}

	private static void checkAttainable(Connection connection, Duration minimum) {
		Duration lifetime = connection.lifetime();
		if (minimum.isZero()) {
			return;
		}
		if (lifetime == null) {
			throw ApiException.of(ApiProblem.VALIDITY_TOO_LONG,
					"PagerDuty did not say when this token ends, so nothing can be promised. Leave min_validity out.");
		}
		long most = lifetime.minus(ON_THE_WAY).toSeconds();
		if (minimum.toSeconds() > most) {
			throw ApiException.of(ApiProblem.VALIDITY_TOO_LONG,
					"PagerDuty's tokens for this connection live %d seconds. Ask for at most %d."
						.formatted(lifetime.toSeconds(), Math.max(0, most)));
		}
	}

	private ApiException problemOf(RefreshFailedException thrown) {
		return switch (thrown.result()) {
			case ENDED -> ended();
			case NO_REFRESH_TOKEN -> ApiException.withLogin(ApiProblem.CONNECTION_ENDED,
					"The token does not last, and PagerDuty gave no refresh token for a new one. Open login_url in a "
							+ "browser and connect as the same person: the key works again then.",
					this.loginUrl);
			case REFUSED -> ApiException.withRetry(ApiProblem.REFRESH_REFUSED,
					"PagerDuty refuses this app's client ID or secret. Whoever runs this app has to mend that.", LATER);
			case BUSY -> ApiException.withRetry(ApiProblem.BUSY,
					"The token is being refreshed, which takes unusually long.", VERY_SOON);
			default -> ApiException.withRetry(ApiProblem.PAGERDUTY_UNREACHABLE,
					"The token has to be refreshed, and PagerDuty did not answer as it should (%s). Try again later."
						.formatted(thrown.result()),
					SOON);
		};
	}

	private ApiException ended() {
		return ApiException.withLogin(ApiProblem.CONNECTION_ENDED,
				"PagerDuty takes the tokens of this connection no more. Open login_url in a browser and connect as "
						+ "the same person: the key works again then.",
				this.loginUrl);
	}

}

package sample.pagerduty.client.script;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

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
		TokenQuery query = TokenQuery.of(parameters);
		if (key.app() != null) {
			throw ApiException.of(ApiProblem.WRONG_KEY,
					"This key is for GET /api/app-token. Make one for yourself on the Scripts page.");
		}
		return query.format().answer(TokenResponse.of(fresh(key, query), this.clock.instant()), this.mapper);
	}

	private Connection fresh(ScriptKey key, TokenQuery query) {
		Connection connection = this.connections.findById(key.connectionId()).orElseThrow(this::ended);
		query.checkAttainable(connection.validity());
		try {
			Connection fresh = this.connections.fresh(connection, query.minimum());
			query.checkAttainable(fresh.validity()); // it may live shorter than the one
														// before
			return fresh;
		}
		catch (RefreshFailedException ex) {
			throw problemOf(ex);
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

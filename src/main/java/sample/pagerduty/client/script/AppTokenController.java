package sample.pagerduty.client.script;

import java.time.Clock;
import java.time.Duration;

import sample.pagerduty.client.apptoken.AppToken;
import sample.pagerduty.client.apptoken.AppTokenException;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.apptoken.AppTokenService;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.token.ConnectionService;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives a script a token of the app itself. */
@RestController
class AppTokenController {

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final Duration LATER = Duration.ofMinutes(5);

	private final AppTokenService appTokens;

	private final ConnectionService connections;

	private final PagerDutyApp app;

	private final Clock clock;

	private final JsonMapper mapper;

	AppTokenController(AppTokenService appTokens, ConnectionService connections, PagerDutyApp app, Clock clock,
			JsonMapper mapper) {
		this.appTokens = appTokens;
		this.connections = connections;
		this.app = app;
		this.clock = clock;
		this.mapper = mapper;
	}

	@GetMapping("/api/app-token")
	ResponseEntity<String> token(@AuthenticationPrincipal ScriptKey key,
			@RequestParam MultiValueMap<String, String> parameters) {
		TokenQuery query = TokenQuery.of(parameters);
		AppToken token = fresh(requestOf(key), query);
		return query.format().answer(TokenResponse.of(token, this.clock.instant()), this.mapper);
	}

	private AppTokenRequest requestOf(ScriptKey key) {
		AppTokenRequest request = key.app();
		if (request == null) {
			throw ApiException.of(ApiProblem.WRONG_KEY,
					"This key is for GET /api/token. Make one for the app on the App token page.");
		}
		if (!this.app.appTokens()) {
			throw ApiException.of(ApiProblem.APP_TOKENS_OFF,
					"Whoever runs this app has not allowed app tokens, or not any more: APP_TOKENS is not true.");
		}
		if (this.connections.findById(key.connectionId()).isEmpty()) {
			throw ApiException.of(ApiProblem.WRONG_KEY,
					"This key was made for another PagerDuty app than the one that is configured now. Make a new one "
							+ "on the App token page.");
		}
		return request;
	}

	private AppToken fresh(AppTokenRequest request, TokenQuery query) {
		try {
			AppToken token = this.appTokens.fresh(request, Duration.ZERO);
			query.checkAttainable(token.grant().validity());
			AppToken lasting = this.appTokens.fresh(request, query.minimum());
			query.checkAttainable(lasting.grant().validity());
			return lasting;
		}
		catch (AppTokenException ex) {
			throw problemOf(ex);
		}
	}

	private static ApiException problemOf(AppTokenException thrown) {
		return switch (thrown.failure()) {
			case SCOPE -> ApiException.of(ApiProblem.APP_TOKEN_REFUSED,
					"PagerDuty says that the account or a scope of this key is not the app's. Compare both with App "
							+ "Registration, then make a new key on the App token page.");
			case CLIENT, GRANT, REFUSED -> ApiException.withRetry(ApiProblem.REFRESH_REFUSED,
					"PagerDuty refuses this app's client ID or secret, or gives it no token of its own. Whoever runs "
							+ "this app has to mend that.",
					LATER);
			default -> ApiException.withRetry(ApiProblem.PAGERDUTY_UNREACHABLE,
					"PagerDuty did not answer as it should (%s). Try again later.".formatted(thrown.failure()), SOON);
		};
	}

}

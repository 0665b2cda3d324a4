package sample.pagerduty.client.script;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.apptoken.AppTokenService;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.connection.UserTokenService;
import sample.pagerduty.client.oauth.AuthorizedCaller;
import sample.pagerduty.client.oauth.BearerToken;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.oauth.TokenSource;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives a script a fresh access token: its user's or the app's, as its key says. */
@RestController
class TokenController {

	private static final Duration RETRY_VERY_SOON = Duration.ofSeconds(5);

	private static final Duration RETRY_SOON = Duration.ofSeconds(30);

	private static final Duration RETRY_LATER = Duration.ofMinutes(5);

	private final ConnectionService connections;

	private final UserTokenService userTokens;

	private final AppTokenService appTokens;

	private final AuthorizedCaller caller;

	private final PagerDutyApp app;

	private final URI loginUrl;

	private final Clock clock;

	private final JsonMapper mapper;

	TokenController(ConnectionService connections, UserTokenService userTokens, AppTokenService appTokens,
			AuthorizedCaller caller, PagerDutyApp app, WebSettings web, Clock clock, JsonMapper mapper) {
		this.connections = connections;
		this.userTokens = userTokens;
		this.appTokens = appTokens;
		this.caller = caller;
		this.app = app;
		this.loginUrl = web.connectUrl();
		this.clock = clock;
		this.mapper = mapper;
	}

	@GetMapping(WebSettings.TOKEN_PATH)
	ResponseEntity<String> token(@AuthenticationPrincipal ScriptKey key,
			@RequestParam MultiValueMap<String, String> parameters) {
		TokenQuery query = TokenQuery.of(parameters);
		Connection connection = this.connections.findById(key.connectionId()).orElseThrow(() -> withoutConnection(key));
		AppTokenRequest appToken = key.app();
		BearerToken token = fresh(sourceOf(connection, appToken), query, appToken != null);
		return query.format()
			.answer(TokenResponse.of(token, (appToken != null) ? null : connection.user(), appToken,
					this.clock.instant()), this.mapper);
	}

	/** The connection ended, or is of another PagerDuty app than the configured one. */
	private TokenApiException withoutConnection(ScriptKey key) {
		return (key.app() == null) ? ended()
				: TokenApiException.of(TokenApiProblem.APP_TOKEN_REFUSED,
						"This key was created for another PagerDuty app than the one that is configured now. Create a "
								+ "new one on the App token page.");
	}

	private TokenSource sourceOf(Connection connection, @Nullable AppTokenRequest appToken) {
		if (appToken == null) {
			return this.userTokens.source(connection);
		}
		if (!this.app.appTokens()) {
			throw TokenApiException.of(TokenApiProblem.APP_TOKENS_OFF,
					"App tokens are turned off. Ask the person who runs this app to set APP_TOKENS to true.");
		}
		return this.appTokens.source(appToken);
	}

	private BearerToken fresh(TokenSource source, TokenQuery query, boolean app) {
		try {
			BearerToken token = source.fresh(Duration.ZERO);
			query.checkAttainable(token.validity());
			if (query.refused()) {
				this.caller.replaceRefused(source, token);
			}
			BearerToken lasting = source.fresh(query.minimum());
			query.checkAttainable(lasting.validity()); // a new token may live shorter
			return lasting;
		}
		catch (TokenUnavailableException ex) {
			throw problemOf(ex.failure(), ex.retryAfter(), app);
		}
	}

	private TokenApiException problemOf(TokenFailure failure, @Nullable Duration retryAfter, boolean app) {
		return switch (failure) {
			case INVALID_GRANT -> ended();
			case NO_REFRESH_TOKEN -> TokenApiException.withLogin(TokenApiProblem.CONNECTION_ENDED,
					"The token is about to expire, and PagerDuty gave no refresh token. Open login_url in a browser and "
							+ "connect as the same person. The key works again then.",
					this.loginUrl);
			case INVALID_SCOPE -> app ? TokenApiException.of(TokenApiProblem.APP_TOKEN_REFUSED,
					"PagerDuty says that this app does not have the account or a scope of this key. Compare both with "
							+ "App Registration, then create a new key on the App token page.")
					: TokenApiException.withRetry(TokenApiProblem.REFRESH_REFUSED,
							"PagerDuty says that this app no longer has a scope of this token. Ask the person who runs "
									+ "this app to compare the scopes with App Registration.",
							RETRY_LATER);
			case INVALID_CLIENT, NOT_ALLOWED, REFUSED -> TokenApiException.withRetry(TokenApiProblem.REFRESH_REFUSED,
					"PagerDuty refuses this app's client ID or secret, or this kind of token. Ask the person who runs "
							+ "this app to fix that.",
					RETRY_LATER);
			case BUSY -> TokenApiException.withRetry(TokenApiProblem.BUSY,
					"The token is being refreshed, which takes unusually long.", RETRY_VERY_SOON);
			case RATE_LIMITED -> TokenApiException.withRetry(TokenApiProblem.PAGERDUTY_BUSY,
					"This app needs a new token, and PagerDuty gets too many requests. Try again after Retry-After "
							+ "seconds.",
					Objects.requireNonNullElse(retryAfter, RETRY_SOON));
			case TIMEOUT, UNREACHABLE, PROXY, UNAVAILABLE,
					UNREADABLE ->
				TokenApiException.withRetry(TokenApiProblem.PAGERDUTY_UNREACHABLE,
						"This app needs a new token and got no valid answer from PagerDuty (%s). Try again later."
							.formatted(failure),
						Objects.requireNonNullElse(retryAfter, RETRY_SOON));
		};
	}

	private TokenApiException ended() {
		return TokenApiException.withLogin(TokenApiProblem.CONNECTION_ENDED,
				"PagerDuty no longer accepts the tokens of this connection. Open login_url in a browser and connect as "
						+ "the same person. The key works again then.",
				this.loginUrl);
	}

}

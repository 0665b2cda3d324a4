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
import sample.pagerduty.client.connection.UserTokenService;
import sample.pagerduty.client.oauth.AuthorizedCaller;
import sample.pagerduty.client.oauth.BearerToken;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.oauth.TokenSource;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;

/** Hands out fresh access tokens, or says in problem JSON why there is none. */
@Service
public class TokenHandout {

	private static final Duration RETRY_VERY_SOON = Duration.ofSeconds(5);

	private static final Duration RETRY_SOON = Duration.ofSeconds(30);

	private static final Duration RETRY_LATER = Duration.ofMinutes(5);

	private final UserTokenService userTokens;

	private final AppTokenService appTokens;

	private final AuthorizedCaller caller;

	private final PagerDutyApp app;

	private final URI loginUrl;

	private final Clock clock;

	private final JsonMapper mapper;

	TokenHandout(UserTokenService userTokens, AppTokenService appTokens, AuthorizedCaller caller, PagerDutyApp app,
			WebSettings web, Clock clock, JsonMapper mapper) {
		this.userTokens = userTokens;
		this.appTokens = appTokens;
		this.caller = caller;
		this.app = app;
		this.loginUrl = web.connectUrl();
		this.clock = clock;
		this.mapper = mapper;
	}

	/**
	 * The answer to a call for a person's token.
	 * @param parameters the parameters of the call, as {@code GET /api/token} has them
	 */
	public ResponseEntity<String> userToken(Connection connection, MultiValueMap<String, String> parameters) {
		return token(connection, null, TokenQuery.of(parameters));
	}

	/** The answer to a call for the person's token or, if one is named, an app token. */
	ResponseEntity<String> token(Connection connection, @Nullable AppTokenRequest appToken, TokenQuery query) {
		BearerToken token = fresh(sourceOf(connection, appToken), query, appToken != null);
		return query.format()
			.answer(TokenResponse.of(token, (appToken != null) ? null : connection.user(), appToken,
					this.clock.instant()), this.mapper);
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
			query.checkAttainable(lasting.validity()); // a new token may last less long
			return lasting;
		}
		catch (TokenUnavailableException ex) {
			throw problemOf(ex.failure(), ex.retryAfter(), app);
		}
	}

	/** The problem to answer with if there is no token of a person. */
	public ErrorResponseException problemOf(TokenUnavailableException thrown) {
		return problemOf(thrown.failure(), thrown.retryAfter(), false);
	}

	private TokenApiException problemOf(TokenFailure failure, @Nullable Duration retryAfter, boolean app) {
		return switch (failure) {
			case INVALID_GRANT -> ended();
			case NO_REFRESH_TOKEN -> TokenApiException.withLogin(TokenApiProblem.CONNECTION_ENDED,
					"The token is about to expire, and PagerDuty gave no refresh token. Open login_url in a browser and "
							+ "connect as the same person. The key works again then.",
					this.loginUrl);
			case INVALID_SCOPE -> app ? TokenApiException.of(TokenApiProblem.APP_TOKEN_REFUSED,
					"PagerDuty says that this app has no access to this key's account, or lacks one of its scopes. "
							+ "Compare both with App Registration, then create a new key on the App token page.")
					: TokenApiException.withRetry(TokenApiProblem.REFRESH_REFUSED,
							"PagerDuty says that this app no longer has a scope of this token. Ask the person who runs "
									+ "this app to compare the scopes with App Registration.",
							RETRY_LATER);
			case INVALID_CLIENT, NOT_ALLOWED, REFUSED -> TokenApiException.withRetry(TokenApiProblem.REFRESH_REFUSED,
					"PagerDuty refuses this app's client ID or secret, or this kind of token. Ask the person who runs "
							+ "this app to fix that.",
					RETRY_LATER);
			case BUSY -> TokenApiException.withRetry(TokenApiProblem.BUSY,
					"The token is being refreshed, which is taking unusually long.", RETRY_VERY_SOON);
			case RATE_LIMITED -> TokenApiException.withRetry(TokenApiProblem.PAGERDUTY_BUSY,
					"This app needs a new token, and PagerDuty is getting too many requests. Try again after Retry-After "
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

	TokenApiException ended() {
		return TokenApiException.withLogin(TokenApiProblem.CONNECTION_ENDED,
				"PagerDuty no longer accepts the tokens of this connection. Open login_url in a browser and connect as "
						+ "the same person. The key works again then.",
				this.loginUrl);
	}

}

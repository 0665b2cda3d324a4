package sample.pagerduty.client.connection;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.flow.Check;
import sample.pagerduty.client.flow.FlowRecorder;
import sample.pagerduty.client.oauth.IssuedTokens;
import sample.pagerduty.client.oauth.TokenEndpointClient;
import sample.pagerduty.client.oauth.TokenFailure;

import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Exchanges a refresh token for new tokens (RFC 6749 section 6), once and without
 * retrying.
 */
@Component
class RefreshTokenClient {

	private static final Logger logger = LoggerFactory.getLogger(RefreshTokenClient.class);

	private final TokenEndpointClient<OAuth2RefreshTokenGrantRequest> delegate;

	private final ClientRegistration registration;

	private final Clock clock;

	RefreshTokenClient(RestClient tokenEndpointRestClient, ClientRegistration registration, Clock clock) {
		this.delegate = new TokenEndpointClient<>(RestClientRefreshTokenTokenResponseClient::new,
				tokenEndpointRestClient);
		this.registration = registration;
		this.clock = clock;
	}

	/** Asks for new tokens. Does not throw, because a failure is stored too. */
	Outcome refresh(Connection connection) {
		String refreshToken = connection.refreshToken();
		if (refreshToken == null) {
			return new Outcome(null, TokenFailure.NO_REFRESH_TOKEN, null);
		}
		try {
			return new Outcome(exchange(connection, refreshToken), null, null);
		}
		catch (OAuth2AuthorizationException ex) {
			TokenFailure failure = TokenFailure.of(ex.getError(), ex);
			logger.warn("Connection {} was not refreshed: {}", connection.id(), failure);
			return new Outcome(null, failure, TokenFailure.retryAfter(ex));
		}
	}

	private IssuedTokens exchange(Connection connection, String refreshToken) {
		Set<String> scopes = connection.scopesGranted();
		OAuth2AccessToken accessToken = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER,
				connection.access().accessToken(), connection.issuedAt(), null, scopes);
		OAuth2AccessTokenResponse response = this.delegate.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
				this.registration, accessToken, new OAuth2RefreshToken(refreshToken, connection.issuedAt())));
		FlowRecorder.tell(
				(flow) -> flow.onTokenAnswer().check(Check.ROTATION, isNew(response.getRefreshToken(), refreshToken)));
		return IssuedTokens.of(response.getAccessToken(), response.getRefreshToken(), scopes, this.clock.instant());
	}

	/** The library returns the old one if there is no new one. */
	private static Check.Result isNew(@Nullable OAuth2RefreshToken after, String before) {
		return (after != null && !after.getTokenValue().equals(before)) ? Check.Result.PASSED : Check.Result.ABSENT;
	}

	/**
	 * The result of a refresh: tokens or a failure.
	 *
	 * @param tokens the new tokens
	 * @param failure why there are none
	 * @param retryAfter the time to wait that PagerDuty named
	 */
	record Outcome(@Nullable IssuedTokens tokens, @Nullable TokenFailure failure, @Nullable Duration retryAfter) {

	}

}

package sample.pagerduty.client.token;

import java.time.Clock;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.rest.RemoteCallFailure;

import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Exchanges a refresh token for a new pair (RFC 6749, 6), once and without retrying. */
@Component
class RefreshTokenClient {

	private static final Logger logger = LoggerFactory.getLogger(RefreshTokenClient.class);

	/** The library's own error for an answer without content, such as a redirect. */
	private static final String NO_ANSWER = "invalid_token_response";

	private final RestClientRefreshTokenTokenResponseClient delegate = new RestClientRefreshTokenTokenResponseClient();

	private final ClientRegistration registration;

	private final Clock clock;

	RefreshTokenClient(RestClient tokenEndpointRestClient, ClientRegistration registration, Clock clock) {
		this.delegate.setRestClient(tokenEndpointRestClient);
		this.registration = registration;
		this.clock = clock;
	}

	/** Asks for a new pair. Does not throw: a failure is an outcome to be remembered. */
	Outcome refresh(Connection connection) {
		String refreshToken = connection.refreshToken();
		if (refreshToken == null) {
			return Outcome.failed(RefreshResult.NO_REFRESH_TOKEN);
		}
		try {
			return Outcome.succeeded(exchange(connection, refreshToken));
		}
		catch (OAuth2AuthorizationException ex) {
			RefreshResult result = resultOf(ex);
			logger.warn("Connection {} was not refreshed: {}", connection.id(), result);
			return Outcome.failed(result);
		}
	}

	private Grant exchange(Connection connection, String refreshToken) {
		Set<String> scopes = connection.scopesGranted();
		OAuth2AccessToken accessToken = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER,
				connection.access().accessToken(), connection.issuedAt(), null, scopes);
		OAuth2AccessTokenResponse response = this.delegate.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
				this.registration, accessToken, new OAuth2RefreshToken(refreshToken, connection.issuedAt())));
		return Grant.of(response.getAccessToken(), response.getRefreshToken(), scopes, this.clock.instant());
	}

	private static RefreshResult resultOf(OAuth2AuthorizationException thrown) {
		if (!RemoteCallFailure.isCausedBy(thrown, RestClientException.class)) {
			return switch (thrown.getError().getErrorCode()) {
				case OAuth2ErrorCodes.INVALID_GRANT -> RefreshResult.ENDED;
				case NO_ANSWER -> RefreshResult.UNREADABLE;
				default -> RefreshResult.REFUSED;
			};
		}
		return switch (RemoteCallFailure.of(thrown)) {
			case TIMEOUT -> RefreshResult.TIMEOUT;
			case UNREACHABLE -> RefreshResult.UNREACHABLE;
			case UNAVAILABLE -> RefreshResult.UNAVAILABLE;
			default -> RefreshResult.UNREADABLE;
		};
	}

	/**
	 * What became of a refresh.
	 *
	 * @param result how it ended
	 * @param newGrant the new pair, if there is one
	 */
	record Outcome(RefreshResult result, @Nullable Grant newGrant) {

		private static Outcome succeeded(Grant grant) {
			return new Outcome(RefreshResult.SUCCEEDED, grant);
		}

		private static Outcome failed(RefreshResult result) {
			return new Outcome(result, null);
		}

		boolean hasGrant() {
			return this.newGrant != null;
		}

		Grant grant() {
			return Objects.requireNonNull(this.newGrant);
		}

	}

}

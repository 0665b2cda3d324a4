package sample.pagerduty.client.apptoken;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.rest.RemoteCallFailure;
import sample.pagerduty.client.token.AccessResolver;
import sample.pagerduty.client.token.Grant;

import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks PagerDuty for an app token. */
@Component
class AppTokenClient {

	private static final Logger logger = LoggerFactory.getLogger(AppTokenClient.class);

	/** The library's own error for an answer without content, such as a redirect. */
	private static final String NO_ANSWER = "invalid_token_response";

	private final RestClientClientCredentialsTokenResponseClient delegate = new RestClientClientCredentialsTokenResponseClient();

	private final ClientRegistration registration;

	private final AccessResolver accessResolver;

	private final Clock clock;

	AppTokenClient(RestClient tokenEndpointRestClient, ClientRegistration registration, AccessResolver accessResolver,
			Clock clock) {
		this.delegate.setRestClient(tokenEndpointRestClient);
		this.registration = registration;
		this.accessResolver = accessResolver;
		this.clock = clock;
	}

	AppToken request(AppTokenRequest request) {
		Set<String> scopes = new LinkedHashSet<>(Set.of(request.accountScope()));
		scopes.addAll(request.scopes());
		ClientRegistration asItself = ClientRegistration.withClientRegistration(this.registration)
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.scope(scopes)
			.build();
		try {
			OAuth2AccessTokenResponse response = this.delegate
				.getTokenResponse(new OAuth2ClientCredentialsGrantRequest(asItself));
			Grant grant = Grant.of(response.getAccessToken(), null, scopes, this.clock.instant());
			logger.info("The app has a token of its own for the account {}", request.subdomain());
			return new AppToken(request, grant, this.accessResolver.resolve(request.region(), grant.accessToken()));
		}
		catch (OAuth2AuthorizationException ex) {
			AppTokenFailure failure = failureOf(ex);
			logger.warn("The app got no token of its own for the account {}: {}", request.subdomain(), failure);
			throw new AppTokenException(failure, ex);
		}
	}

	private static AppTokenFailure failureOf(OAuth2AuthorizationException thrown) {
		if (!RemoteCallFailure.isCausedBy(thrown, RestClientException.class)) {
			return switch (thrown.getError().getErrorCode()) {
				case OAuth2ErrorCodes.INVALID_SCOPE, OAuth2ErrorCodes.INVALID_REQUEST -> AppTokenFailure.SCOPE;
				case OAuth2ErrorCodes.INVALID_CLIENT -> AppTokenFailure.CLIENT;
				case OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE ->
					AppTokenFailure.GRANT;
				case NO_ANSWER -> AppTokenFailure.UNREADABLE;
				default -> AppTokenFailure.REFUSED;
			};
		}
		return switch (RemoteCallFailure.of(thrown)) {
			case TIMEOUT -> AppTokenFailure.TIMEOUT;
			case UNREACHABLE -> AppTokenFailure.UNREACHABLE;
			case UNAVAILABLE -> AppTokenFailure.UNAVAILABLE;
			default -> AppTokenFailure.UNREADABLE;
		};
	}

}

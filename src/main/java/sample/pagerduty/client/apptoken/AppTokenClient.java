package sample.pagerduty.client.apptoken;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.flow.Check;
import sample.pagerduty.client.flow.FlowKind;
import sample.pagerduty.client.flow.FlowMessage;
import sample.pagerduty.client.flow.FlowRecorder;
import sample.pagerduty.client.oauth.IssuedTokens;
import sample.pagerduty.client.oauth.TokenEndpointClient;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.rest.ApiAccessResolver;

import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Asks PagerDuty for an app token (client credentials, RFC 6749 section 4.4). */
@Component
class AppTokenClient {

	private static final Logger logger = LoggerFactory.getLogger(AppTokenClient.class);

	private final TokenEndpointClient<OAuth2ClientCredentialsGrantRequest> delegate;

	private final ClientRegistration registration;

	private final ApiAccessResolver accessResolver;

	private final Clock clock;

	private volatile Wait wait = new Wait(Instant.MIN, TokenFailure.RATE_LIMITED);

	AppTokenClient(RestClient tokenEndpointRestClient, ClientRegistration registration,
			ApiAccessResolver accessResolver, Clock clock) {
		this.delegate = new TokenEndpointClient<>(RestClientClientCredentialsTokenResponseClient::new,
				tokenEndpointRestClient);
		this.registration = registration;
		this.accessResolver = accessResolver;
		this.clock = clock;
	}

	AppToken request(AppTokenRequest request) {
		Instant now = this.clock.instant();
		Wait wait = this.wait;
		if (now.isBefore(wait.until())) {
			throw new TokenUnavailableException(wait.failure(), Duration.between(now, wait.until()));
		}
		Set<String> scopes = new LinkedHashSet<>(Set.of(request.accountScope()));
		scopes.addAll(request.scopes());
		ClientRegistration asItself = ClientRegistration.withClientRegistration(this.registration)
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.scope(scopes)
			.build();
		try (FlowRecorder flow = FlowRecorder.start(FlowKind.APP_TOKEN, now)) {
			return request(request, asItself, scopes, flow);
		}
	}

	private AppToken request(AppTokenRequest request, ClientRegistration asItself, Set<String> scopes,
			FlowRecorder flow) {
		try {
			OAuth2AccessTokenResponse response = this.delegate
				.getTokenResponse(new OAuth2ClientCredentialsGrantRequest(asItself));
			IssuedTokens issued = IssuedTokens.of(response.getAccessToken(), null, scopes, this.clock.instant());
			logger.info("Got an app token for the account {}", request.subdomain());
			flow.onTokenAnswer().check(Check.SCOPES, granted(request.scopes(), issued));
			flow.add(FlowMessage.APP_TOKEN_KEPT);
			return new AppToken(request, issued, this.accessResolver.resolve(request.region(), issued.accessToken()),
					flow.flow());
		}
		catch (OAuth2AuthorizationException ex) {
			TokenFailure failure = failureOf(ex);
			logger.warn("Got no app token for the account {}: {}", request.subdomain(), failure);
			Duration retryAfter = TokenFailure.retryAfter(ex);
			if (retryAfter != null) {
				this.wait = new Wait(this.clock.instant().plus(retryAfter), failure);
			}
			throw new TokenUnavailableException(failure, retryAfter, flow.broken());
		}
	}

	private static Check.Result granted(Set<String> scopes, IssuedTokens issued) {
		return issued.scopes().containsAll(scopes) ? Check.Result.PASSED : Check.Result.LESS;
	}

	/** There is no grant that could end, and no login that could help. */
	private static TokenFailure failureOf(OAuth2AuthorizationException thrown) {
		TokenFailure failure = TokenFailure.of(thrown.getError(), thrown);
		return (failure == TokenFailure.INVALID_GRANT) ? TokenFailure.REFUSED : failure;
	}

	/** PagerDuty may have asked to be left alone until then, and why. */
	private record Wait(Instant until, TokenFailure failure) {

	}

}

package sample.pagerduty.client.oauth;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Secret;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.HtmlPage;
import sample.pagerduty.client.rest.RemoteCallFailure;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks PagerDuty to revoke tokens (RFC 7009). */
@Component
public class TokenRevocationClient {

	private static final Logger logger = LoggerFactory.getLogger(TokenRevocationClient.class);

	private final RestClient pagerDuty;

	private final PagerDutyApp app;

	TokenRevocationClient(RestClient pagerDutyRestClient, PagerDutyApp app) {
		this.pagerDuty = pagerDutyRestClient;
		this.app = app;
	}

	/**
	 * Revokes both tokens. The refresh token goes first: it lasts longer, and with it a
	 * server should revoke the access token too (RFC 7009 section 2.1).
	 * @return whether PagerDuty confirmed it
	 */
	public boolean revoke(@Nullable String refreshToken, String accessToken) {
		boolean refreshTokenRevoked = refreshToken == null || revoke(refreshToken);
		return refreshTokenRevoked && revoke(accessToken);
	}

	private boolean revoke(String token) {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add(OAuth2ParameterNames.TOKEN, token);
		form.add(OAuth2ParameterNames.CLIENT_ID, this.app.clientId());
		Secret secret = this.app.clientSecret();
		if (secret != null) {
			form.add(OAuth2ParameterNames.CLIENT_SECRET, secret.value());
		}
		try {
			ResponseEntity<Void> answer = this.pagerDuty.post()
				.uri(this.app.oauth().revoke())
				.contentType(MediaType.APPLICATION_FORM_URLENCODED)
				.body(form)
				.retrieve()
				.toBodilessEntity();
			if (isConfirmation(answer)) {
				return true;
			}
			logger.warn("PagerDuty did not confirm that a token is revoked: {}", ApiFailure.UNREADABLE);
			return false;
		}
		catch (RestClientException ex) {
			logger.warn("PagerDuty did not confirm that a token is revoked: {}", RemoteCallFailure.of(ex));
			return false;
		}
	}

	/**
	 * Everything after the status is ignored (RFC 7009 section 2.2), but a page is not
	 * from the revocation endpoint.
	 */
	private static boolean isConfirmation(ResponseEntity<Void> answer) {
		return answer.getStatusCode().is2xxSuccessful() && !HtmlPage.isIn(answer.getHeaders());
	}

}

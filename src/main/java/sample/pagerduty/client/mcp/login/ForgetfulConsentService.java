package sample.pagerduty.client.mcp.login;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;

/**
 * Remembers no consent, so that each login asks. Otherwise any program on the person's
 * machine could use the public id of a known client and get a code without a question
 * (RFC 8252 section 8.6).
 */
final class ForgetfulConsentService implements OAuth2AuthorizationConsentService {

	@Override
	public void save(OAuth2AuthorizationConsent consent) {
		// on purpose
	}

	@Override
	public void remove(OAuth2AuthorizationConsent consent) {
		// there is none
	}

	@Override
	public @Nullable OAuth2AuthorizationConsent findById(String clientId, String principalName) {
		return null;
	}

}

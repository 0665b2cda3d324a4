package sample.pagerduty.sandbox.identity;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;

/**
 * Remembers no consent, so that it is asked each time. A remembered one would also turn a
 * press on Cancel into a code.
 */
@Component
class ForgetfulConsentService implements OAuth2AuthorizationConsentService {

	@Override
	public void save(OAuth2AuthorizationConsent consent) {
	}

	@Override
	public void remove(OAuth2AuthorizationConsent consent) {
	}

	@Override
	public @Nullable OAuth2AuthorizationConsent findById(String registeredClientId, String principalName) {
		return null;
	}

}

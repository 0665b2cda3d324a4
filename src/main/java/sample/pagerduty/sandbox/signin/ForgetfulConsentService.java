package sample.pagerduty.sandbox.signin;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;

/**
 * Stores no consent, so that each login asks for it. A stored consent would also turn
 * Cancel into a code.
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

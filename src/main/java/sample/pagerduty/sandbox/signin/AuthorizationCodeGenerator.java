package sample.pagerduty.sandbox.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Generates codes that expire by the sandbox's clock; Spring's generator uses the
 * system's clock. It is not a bean, because Spring looks for a single generator, that of
 * tokens.
 */
class AuthorizationCodeGenerator implements OAuth2TokenGenerator<OAuth2AuthorizationCode> {

	/** 48 bytes cannot be guessed (RFC 6749 section 10.10). */
	private final StringKeyGenerator keys = new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 48);

	private final Clock clock;

	AuthorizationCodeGenerator(Clock clock) {
		this.clock = clock;
	}

	@Override
	public @Nullable OAuth2AuthorizationCode generate(OAuth2TokenContext context) {
		if (!OAuth2ParameterNames.CODE.equals(context.getTokenType().getValue())) {
			return null;
		}
		Instant now = this.clock.instant();
		return new OAuth2AuthorizationCode(this.keys.generateKey(), now,
				now.plus(context.getRegisteredClient().getTokenSettings().getAuthorizationCodeTimeToLive()));
	}

}

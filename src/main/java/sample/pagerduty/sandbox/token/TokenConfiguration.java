package sample.pagerduty.sandbox.token;

import java.time.Clock;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;

/** Creates the token generator and the store, and gives Spring the signing key. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

	@Bean
	JWKSource<SecurityContext> jwkSource(SigningKey signingKey) {
		return (selector, context) -> selector.select(signingKey.set());
	}

	@Bean
	PagerDutyTokenGenerator tokenGenerator(JWKSource<SecurityContext> jwkSource, IdTokenCustomizer customizer,
			Clock clock) {
		JwtGenerator idTokenGenerator = new JwtGenerator(new NimbusJwtEncoder(jwkSource));
		idTokenGenerator.setClock(clock);
		idTokenGenerator.setJwtCustomizer(customizer);
		return new PagerDutyTokenGenerator(idTokenGenerator, clock);
	}

	/** 10,000 entries are enough for many tests and fit on a small machine. */
	@Bean
	OAuth2AuthorizationService authorizationService(RegisteredClientRepository apps, Clock clock) {
		return new StoredAuthorizations(apps, clock, 10_000);
	}

	@Bean
	PasswordEncoder passwordEncoder() {
		return new PublicPasswordEncoder();
	}

}

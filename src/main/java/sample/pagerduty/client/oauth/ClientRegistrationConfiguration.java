package sample.pagerduty.client.oauth;

import sample.pagerduty.client.config.OAuthEndpoints;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Secret;
import sample.pagerduty.client.config.WebSettings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** Tells Spring Security's OAuth2 client about the app registered at PagerDuty. */
@Configuration(proxyBeanMethods = false)
public class ClientRegistrationConfiguration {

	/** The name of the registration, as in {@code /connect/pagerduty}. */
	public static final String REGISTRATION_ID = "pagerduty";

	@Bean
	ClientRegistration pagerDutyRegistration(PagerDutyApp app, WebSettings web) {
		OAuthEndpoints oauth = app.oauth();
		Secret secret = app.clientSecret();
		return ClientRegistration.withRegistrationId(REGISTRATION_ID)
			.clientName("PagerDuty")
			.clientId(app.clientId())
			.clientSecret((secret != null) ? secret.value() : null)
			// PagerDuty accepts the secret in the form body (RFC 6749 section 2.3.1);
			// whether it accepts Basic is unproven. A public app has no secret; PKCE
			// proves that it is the app that asked.
			.clientAuthenticationMethod(
					(secret != null) ? ClientAuthenticationMethod.CLIENT_SECRET_POST : ClientAuthenticationMethod.NONE)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri(web.redirectUri().toString())
			.scope(app.scopes())
			.authorizationUri(oauth.authorize().toString())
			.tokenUri(oauth.token().toString())
			.jwkSetUri(oauth.jwks().toString())
			.build();
	}

	@Bean
	ClientRegistrationRepository clientRegistrationRepository(ClientRegistration pagerDutyRegistration) {
		return new InMemoryClientRegistrationRepository(pagerDutyRegistration);
	}

}

package sample.pagerduty.client.login;

import java.time.Clock;

import com.nimbusds.jose.KeySourceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.CauseChain;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.flow.Check;
import sample.pagerduty.client.flow.FlowMessage;
import sample.pagerduty.client.flow.FlowRecorder;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestOperations;

/**
 * The rules for PagerDuty's ID tokens (OpenID Connect Core section 3.1.3.7): RS256 by one
 * of PagerDuty's keys, one of the accepted issuers, this app as audience and authorized
 * party, not expired. The library's own factory knows no second issuer, and fetches the
 * keys for each login, without a time-out. This one keeps one decoder and its cache.
 */
@Configuration(proxyBeanMethods = false)
class IdTokenConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(IdTokenConfiguration.class);

	private static final int MAX_LOGGED = 300;

	static final String EXPIRED = "id_token_expired";

	static final String WRONG_ISSUER = "id_token_issuer";

	static final String WRONG_AUDIENCE = "id_token_audience";

	@Bean
	JwtDecoderFactory<ClientRegistration> idTokenDecoderFactory(ClientRegistration pagerDutyRegistration,
			PagerDutyApp app, RestOperations pagerDutyRestTemplate, Clock clock) {
		JwtTimestampValidator timestamps = new JwtTimestampValidator();
		timestamps.setClock(clock);
		OidcIdTokenValidator audience = new OidcIdTokenValidator(pagerDutyRegistration);
		audience.setClock(clock);
		NimbusJwtDecoder decoder = NimbusJwtDecoder
			.withJwkSource(new IdTokenKeys(app.oauth().jwks(), pagerDutyRestTemplate, app.longestCall()))
			.jwsAlgorithm(SignatureAlgorithm.RS256)
			.build();
		decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
		decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(failingAs(EXPIRED, Check.EXPIRY, timestamps),
				failingAs(WRONG_ISSUER, Check.ISSUER,
						new JwtClaimValidator<Object>(IdTokenClaimNames.ISS,
								(issuer) -> app.oauth().issuers().contains(String.valueOf(issuer)))),
				failingAs(WRONG_AUDIENCE, Check.AUDIENCE, audience)));
		return (any) -> recording(decoder);
	}

	/**
	 * Records whether the signature was right: the claims are read only if it was.
	 */
	private static JwtDecoder recording(JwtDecoder decoder) {
		return (token) -> {
			try {
				Jwt jwt = decoder.decode(token);
				recordSignature(true);
				return jwt;
			}
			catch (JwtException ex) {
				if (!CauseChain.contains(ex, KeySourceException.class)) {
					recordSignature(ex instanceof JwtValidationException);
				}
				throw ex;
			}
		};
	}

	private static void recordSignature(boolean right) {
		FlowRecorder.tell((flow) -> flow.complete(FlowMessage.ID_TOKEN).check(Check.SIGNATURE, Check.Result.of(right)));
	}

	/**
	 * Gives a failed check its own code, so that the failure page can tell them apart.
	 * The log says what was received; who issues tokens for which client is not secret.
	 */
	private static OAuth2TokenValidator<Jwt> failingAs(String errorCode, Check recorded,
			OAuth2TokenValidator<Jwt> check) {
		return (token) -> {
			boolean passed = passes(check, token);
			FlowRecorder.tell((flow) -> flow.on(FlowMessage.ID_TOKEN).check(recorded, Check.Result.of(passed)));
			if (passed) {
				return OAuth2TokenValidatorResult.success();
			}
			logger.warn("Rejected an ID token: {}, with issuer {}, audience {}, valid from {} to {}", errorCode,
					printable(token.getClaims().get(IdTokenClaimNames.ISS)),
					printable(token.getClaims().get(IdTokenClaimNames.AUD)), token.getIssuedAt(), token.getExpiresAt());
			return OAuth2TokenValidatorResult.failure(new OAuth2Error(errorCode));
		};
	}

	/** The library throws an exception for a claim of an odd type. */
	private static boolean passes(OAuth2TokenValidator<Jwt> check, Jwt token) {
		try {
			return !check.validate(token).hasErrors();
		}
		catch (IllegalArgumentException | ClassCastException ex) {
			return false;
		}
	}

	private static String printable(@Nullable Object claim) {
		String text = String.valueOf(claim).replaceAll("[^\\x20-\\x7E]", "?");
		return (text.length() <= MAX_LOGGED) ? text : text.substring(0, MAX_LOGGED) + "…";
	}

}

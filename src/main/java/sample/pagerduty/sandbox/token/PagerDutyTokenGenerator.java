package sample.pagerduty.sandbox.token;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JoseHeaderNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Generates access and refresh tokens in PagerDuty's format, where one digit tells them
 * apart, and ID tokens with Spring's generator.
 */
record PagerDutyTokenGenerator(JwtGenerator idTokenGenerator,
		Clock clock) implements OAuth2TokenGenerator<OAuth2Token> {

	@Override
	public @Nullable OAuth2Token generate(OAuth2TokenContext context) {
		Instant now = this.clock.instant();
		TokenSettings settings = context.getRegisteredClient().getTokenSettings();
		if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
			return new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, value('0'), now,
					now.plus(settings.getAccessTokenTimeToLive()), context.getAuthorizedScopes());
		}
		if (OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
			return new OAuth2RefreshToken(value('1'), now, now.plus(settings.getRefreshTokenTimeToLive()));
		}
		OAuth2Authorization login = context.getAuthorization();
		OAuth2Authorization.Token<OidcIdToken> idToken = (login != null) ? login.getToken(OidcIdToken.class) : null;
		if (idToken != null && AuthorizationGrantType.REFRESH_TOKEN.equals(context.getAuthorizationGrantType())) {
			return unchanged(idToken.getToken());
		}
		return this.idTokenGenerator.generate(context);
	}

	/**
	 * Spring wants an ID token at each refresh too. PagerDuty returns none there, so the
	 * login keeps its own: a signature takes longer than the rest of a refresh.
	 */
	private static Jwt unchanged(OidcIdToken idToken) {
		return Jwt.withTokenValue(idToken.getTokenValue())
			.header(JoseHeaderNames.ALG, SignatureAlgorithm.RS256)
			.claims((claims) -> claims.putAll(idToken.getClaims()))
			.build();
	}

	/** A random UUID has 122 bits of SecureRandom, enough for RFC 6749 section 10.10. */
	private static String value(char kind) {
		return "pdus+_" + kind + "XXXXXX_" + UUID.randomUUID();
	}

}

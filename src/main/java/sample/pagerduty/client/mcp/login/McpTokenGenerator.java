package sample.pagerduty.client.mcp.login;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.RandomSecret;

import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Generates codes and tokens of 256 random bits. Spring's generator gives public clients
 * no refresh token; here each one works once.
 */
final class McpTokenGenerator implements OAuth2TokenGenerator<OAuth2Token> {

	/** Tokens begin with a prefix, so that secret scanners find them. */
	static final String ACCESS_TOKEN = "pdma_";

	private static final String REFRESH_TOKEN = "pdmr_";

	private final Clock clock;

	McpTokenGenerator(Clock clock) {
		this.clock = clock;
	}

	@Override
	public @Nullable OAuth2Token generate(OAuth2TokenContext context) {
		Instant now = this.clock.instant();
		if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
			return new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, ACCESS_TOKEN + RandomSecret.next(), now,
					now.plus(McpClient.ACCESS_TOKEN_LIFETIME), context.getAuthorizedScopes());
		}
		return OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType()) ? new OAuth2RefreshToken(
				REFRESH_TOKEN + RandomSecret.next(), now, now.plus(McpClient.REFRESH_TOKEN_LIFETIME)) : null;
	}

	OAuth2AuthorizationCode generateCode(OAuth2TokenContext context) {
		Instant now = this.clock.instant();
		return new OAuth2AuthorizationCode(RandomSecret.next(), now, now.plus(McpClient.CODE_LIFETIME));
	}

}

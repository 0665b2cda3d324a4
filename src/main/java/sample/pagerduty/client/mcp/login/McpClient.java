package sample.pagerduty.client.mcp.login;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * A client that may ask people for access to the MCP server. Everything in it is what the
 * client says about itself.
 *
 * @param id the client id: random, or the URL of its metadata document
 * @param redirectUris the allowed redirect URIs, at least one
 */
record McpClient(String id, String name, List<String> redirectUris, Instant createdAt) {

	static final int MAX_ID_LENGTH = 500;

	static final Duration ACCESS_TOKEN_LIFETIME = Duration.ofHours(1);

	/** From each refresh on. */
	static final Duration REFRESH_TOKEN_LIFETIME = Duration.ofDays(30);

	static final Duration CODE_LIFETIME = Duration.ofMinutes(1);

	private static final int MAX_NAME_LENGTH = 100;

	/** A name for pages and lists, without characters that could disguise it. */
	static String displayName(String name) {
		String plain = name.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "").strip();
		return plain.isEmpty() ? "(no name)" : plain.substring(0,
				plain.offsetByCodePoints(0, Math.min(plain.codePointCount(0, plain.length()), MAX_NAME_LENGTH / 2)));
	}

	/** Whether a client id is the URL of a metadata document. */
	static boolean isDocument(String clientId) {
		return clientId.startsWith("https://");
	}

	/** As Spring's authorization server wants it: public, with PKCE, asked each time. */
	RegisteredClient toRegisteredClient() {
		return RegisteredClient.withId(this.id)
			.clientId(this.id)
			.clientIdIssuedAt(this.createdAt)
			.clientName(this.name)
			.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
			.redirectUris((uris) -> uris.addAll(this.redirectUris))
			.scopes((scopes) -> scopes.addAll(McpScopes.ALL))
			.clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(true).build())
			.tokenSettings(TokenSettings.builder()
				.accessTokenFormat(OAuth2TokenFormat.REFERENCE)
				.authorizationCodeTimeToLive(CODE_LIFETIME)
				.accessTokenTimeToLive(ACCESS_TOKEN_LIFETIME)
				.refreshTokenTimeToLive(REFRESH_TOKEN_LIFETIME)
				.reuseRefreshTokens(false)
				.build())
			.build();
	}

}

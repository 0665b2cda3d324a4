package sample.pagerduty.client.mcp.login;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.Sha256;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Converts between Spring's authorizations and rows. The database has hashes only, so an
 * authorization that was read has the one secret that the request brought; the others
 * have a placeholder that keeps their hash.
 */
final class GrantMapper {

	/**
	 * In front of a hash that stands for an unknown secret; no secret contains a colon.
	 */
	private static final String HASH = "sha256:";

	private static final String VERSION = GrantMapper.class.getName() + ".version";

	private static final String CONNECTION = GrantMapper.class.getName() + ".connection";

	private static final String RESOURCE = GrantMapper.class.getName() + ".resource";

	private GrantMapper() {
	}

	static String hash(String secret) {
		return secret.startsWith(HASH) ? secret.substring(HASH.length()) : Sha256.hex(secret);
	}

	/** The row of a grant that was read before; empty for a new one. */
	static Optional<GrantRow> known(OAuth2Authorization authorization, Instant questionEnd) {
		Integer version = authorization.getAttribute(VERSION);
		return (version == null) ? Optional.empty()
				: Optional
					.of(row(authorization, version, Objects.requireNonNull(authorization.getAttribute(CONNECTION)),
							Objects.requireNonNull(authorization.getAttribute(RESOURCE)), questionEnd));
	}

	/** The row of a new grant. */
	static GrantRow create(OAuth2Authorization authorization, UUID connectionId, String resource, Instant questionEnd) {
		return row(authorization, 0, connectionId, resource, questionEnd);
	}

	private static GrantRow row(OAuth2Authorization authorization, int version, UUID connectionId, String resource,
			Instant questionEnd) {
		OAuth2AuthorizationRequest request = Objects
			.requireNonNull(authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()));
		Map<String, String> parameters = new TreeMap<>();
		request.getAdditionalParameters().forEach((name, value) -> {
			if (value instanceof String text) {
				parameters.put(name, text);
			}
		});
		GrantContent.Issued code = issued(authorization.getToken(OAuth2AuthorizationCode.class));
		GrantContent.Issued accessToken = issued(authorization.getAccessToken());
		GrantContent.Issued refreshToken = issued(authorization.getRefreshToken());
		Instant expiresAt = Stream.of(code, accessToken, refreshToken)
			.filter(Objects::nonNull)
			.map(GrantContent.Issued::expiresAt)
			.max(Instant::compareTo)
			.orElse(questionEnd);
		return new GrantRow(UUID.fromString(authorization.getId()), authorization.getRegisteredClientId(), version,
				hashes(authorization), expiresAt,
				new GrantContent(connectionId, authorization.getPrincipalName(), resource,
						new GrantContent.Request(request.getRedirectUri(), request.getState(), request.getScopes(),
								parameters),
						authorization.getAuthorizedScopes(), tokenScopes(authorization), code, accessToken,
						refreshToken));
	}

	private static Set<String> tokenScopes(OAuth2Authorization authorization) {
		OAuth2Authorization.Token<OAuth2AccessToken> token = authorization.getAccessToken();
		return (token != null) ? token.getToken().getScopes() : Set.of();
	}

	private static GrantRow.Hashes hashes(OAuth2Authorization authorization) {
		String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
		return new GrantRow.Hashes((state != null) ? hash(state) : null,
				hash(authorization.getToken(OAuth2AuthorizationCode.class)), hash(authorization.getAccessToken()),
				hash(authorization.getRefreshToken()));
	}

	private static @Nullable String hash(OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
		return (token != null) ? hash(token.getToken().getTokenValue()) : null;
	}

	private static GrantContent.@Nullable Issued issued(
			OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
		return (token == null) ? null : new GrantContent.Issued(Objects.requireNonNull(token.getToken().getIssuedAt()),
				Objects.requireNonNull(token.getToken().getExpiresAt()), token.isInvalidated());
	}

	/**
	 * A grant as Spring wants it.
	 * @param presented the secret that the request brought, if it brought one
	 */
	static OAuth2Authorization authorization(GrantRow row, RegisteredClient client, @Nullable String presented) {
		GrantContent content = row.content();
		OAuth2Authorization.Builder builder = OAuth2Authorization.withRegisteredClient(client)
			.id(row.id().toString())
			.principalName(content.owner())
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.authorizedScopes(content.scopes())
			.attribute(VERSION, row.version())
			.attribute(CONNECTION, content.connectionId())
			.attribute(RESOURCE, content.resource())
			.attribute(Principal.class.getName(),
					UsernamePasswordAuthenticationToken.authenticated(content.owner(), null, List.of()))
			.attribute(OAuth2AuthorizationRequest.class.getName(), request(content.request(), client));
		String state = secret(row.hashes().state(), presented);
		if (state != null) {
			builder.attribute(OAuth2ParameterNames.STATE, state);
		}
		add(secret(row.hashes().code(), presented), content.code(), (value, issued) -> builder.token(
				new OAuth2AuthorizationCode(value, issued.issuedAt(), issued.expiresAt()),
				(metadata) -> metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, issued.invalidated())));
		add(secret(row.hashes().accessToken(), presented), content.accessToken(),
				(value, issued) -> builder.accessToken(new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, value,
						issued.issuedAt(), issued.expiresAt(), content.tokenScopes())));
		add(secret(row.hashes().refreshToken(), presented), content.refreshToken(), (value, issued) -> builder
			.refreshToken(new OAuth2RefreshToken(value, issued.issuedAt(), issued.expiresAt())));
		return builder.build();
	}

	private static OAuth2AuthorizationRequest request(GrantContent.Request request, RegisteredClient client) {
		return OAuth2AuthorizationRequest.authorizationCode()
			.authorizationUri(McpLoginPaths.AUTHORIZE)
			.clientId(client.getClientId())
			.redirectUri(request.redirectUri())
			.scopes(request.scopes())
			.state(request.state())
			.additionalParameters(Map.copyOf(request.parameters()))
			.build();
	}

	private static @Nullable String secret(@Nullable String hash, @Nullable String presented) {
		return (presented != null && hash(presented).equals(hash)) ? presented : (hash != null) ? HASH + hash : null;
	}

	private static void add(@Nullable String value, GrantContent.@Nullable Issued issued,
			BiConsumer<String, GrantContent.Issued> addition) {
		if (value != null && issued != null) {
			addition.accept(value, issued);
		}
	}

}

package sample.pagerduty.client.mcp.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.mcp.McpAddresses;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores the authorizations of MCP clients as grants of a connection. Each code and each
 * refresh token works once, also if two replicas get it at the same time; a second use
 * ends the grant (RFC 9700 section 4.14.2).
 */
@Service
class McpAuthorizationService implements OAuth2AuthorizationService {

	private static final Logger logger = LoggerFactory.getLogger(McpAuthorizationService.class);

	/** How long the page with the question can stay open. */
	private static final Duration QUESTION_LIFETIME = Duration.ofMinutes(15);

	/** Of one person, because links to this app can open any number. */
	private static final int MAX_QUESTIONS = 20;

	private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

	private static final OAuth2TokenType CODE = new OAuth2TokenType(OAuth2ParameterNames.CODE);

	private final GrantRepository grants;

	private final UsedRefreshTokenRepository usedRefreshTokens;

	private final McpClientRepository clients;

	private final ConnectionService connections;

	private final McpAddresses addresses;

	private final TransactionTemplate transaction;

	private final Clock clock;

	McpAuthorizationService(GrantRepository grants, UsedRefreshTokenRepository usedRefreshTokens,
			McpClientRepository clients, ConnectionService connections, McpAddresses addresses,
			PlatformTransactionManager transactionManager, Clock clock) {
		this.grants = grants;
		this.usedRefreshTokens = usedRefreshTokens;
		this.clients = clients;
		this.connections = connections;
		this.addresses = addresses;
		this.transaction = new TransactionTemplate(transactionManager);
		this.clock = clock;
	}

	@Override
	public void save(OAuth2Authorization authorization) {
		Instant now = this.clock.instant();
		if (isEnded(authorization)) {
			remove(authorization);
			return;
		}
		Optional<GrantRow> known = GrantMapper.known(authorization, now.plus(QUESTION_LIFETIME));
		this.transaction.executeWithoutResult((status) -> {
			if (known.isPresent()) {
				update(known.get(), now);
			}
			else {
				insert(authorization, now);
			}
		});
	}

	/** A token was revoked, or a code was used again: the whole grant ends. */
	private static boolean isEnded(OAuth2Authorization authorization) {
		OAuth2Authorization.Token<? extends OAuth2Token> accessToken = authorization.getAccessToken();
		OAuth2Authorization.Token<OAuth2RefreshToken> refreshToken = authorization.getRefreshToken();
		return (accessToken != null && accessToken.isInvalidated())
				|| (refreshToken != null && refreshToken.isInvalidated());
	}

	private void insert(OAuth2Authorization authorization, Instant now) {
		UUID connectionId = this.connections.findByOwner(authorization.getPrincipalName())
			.map(Connection::id)
			.orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.ACCESS_DENIED));
		this.grants.deleteExpired(now);
		this.grants.deleteOldQuestions(connectionId, MAX_QUESTIONS - 1);
		this.grants.insert(
				GrantMapper.create(authorization, connectionId, this.addresses.server(), now.plus(QUESTION_LIFETIME)),
				now);
	}

	private void update(GrantRow grant, Instant now) {
		String before = this.grants.findById(grant.id()).map((stored) -> stored.hashes().refreshToken()).orElse(null);
		if (!this.grants.update(grant)) {
			throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
		}
		if (before != null && !before.equals(grant.hashes().refreshToken())) {
			this.usedRefreshTokens.save(before, grant.id(), now);
		}
		if (grant.content().accessToken() != null) {
			if (before == null) {
				logger.info("MCP client {} got access to connection {}", grant.clientId(),
						grant.content().connectionId());
				replaceEarlier(grant);
			}
			this.grants.saveAllowed(grant.id(), now);
			this.clients.saveUse(grant.clientId());
		}
	}

	/**
	 * A client that asks for more gets a new grant. A registered client has one
	 * installation; a document describes a program that a person may use on several
	 * machines.
	 */
	private void replaceEarlier(GrantRow grant) {
		if (!McpClient.isDocument(grant.clientId())) {
			this.grants.deleteEarlier(grant.id(), grant.clientId(), grant.content().connectionId());
		}
	}

	@Override
	public void remove(OAuth2Authorization authorization) {
		if (this.grants.delete(UUID.fromString(authorization.getId())) && authorization.getAccessToken() != null) {
			logger.info("MCP grant {} has ended: its client revoked it, or used a code twice", authorization.getId());
		}
	}

	@Override
	public @Nullable OAuth2Authorization findById(String id) {
		return this.grants.findById(UUID.fromString(id)).map((grant) -> authorization(grant, null)).orElse(null);
	}

	/**
	 * Finds the grant of a code or token that works or, for a code, has worked.
	 * @param type {@code null} for a token that is to be revoked
	 */
	@Override
	public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
		String hash = GrantMapper.hash(token);
		Optional<GrantRow> grant;
		if (type == null) {
			grant = this.grants.find(GrantRow.Secret.REFRESH_TOKEN, hash)
				.or(() -> this.grants.find(GrantRow.Secret.ACCESS_TOKEN, hash));
		}
		else if (type.equals(STATE)) {
			grant = this.grants.find(GrantRow.Secret.STATE, hash);
		}
		else if (type.equals(CODE)) {
			grant = this.grants.find(GrantRow.Secret.CODE, hash).filter((found) -> isUsable(found.content().code()));
		}
		else if (type.equals(OAuth2TokenType.REFRESH_TOKEN)) {
			grant = this.grants.find(GrantRow.Secret.REFRESH_TOKEN, hash);
			if (grant.isEmpty()) {
				endIfUsedBefore(hash);
			}
		}
		else {
			grant = this.grants.find(GrantRow.Secret.ACCESS_TOKEN, hash);
		}
		Instant now = this.clock.instant();
		return grant.filter((found) -> found.expiresAt().isAfter(now))
			.map((found) -> authorization(found, token))
			.orElse(null);
	}

	/** A used code is found, too, so that its second use ends the grant. */
	private boolean isUsable(GrantContent.@Nullable Issued code) {
		return code != null && (code.invalidated() || code.expiresAt().isAfter(this.clock.instant()));
	}

	private void endIfUsedBefore(String hash) {
		this.usedRefreshTokens.findGrant(hash)
			.filter(this.grants::delete)
			.ifPresent((id) -> logger
				.warn("MCP grant {} has ended: a refresh token came twice, so someone may have copied it", id));
	}

	private OAuth2Authorization authorization(GrantRow grant, @Nullable String presented) {
		RegisteredClient client = Objects.requireNonNull(this.clients.findById(grant.clientId()));
		return GrantMapper.authorization(grant, client, presented);
	}

}

package sample.pagerduty.client.mcp.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.Sha256;
import sample.pagerduty.client.connection.ConnectionUses;
import sample.pagerduty.client.mcp.McpAddresses;
import sample.pagerduty.client.mcp.McpCaller;
import sample.pagerduty.client.mcp.McpTokens;

import org.springframework.stereotype.Service;

/**
 * The access that people have given to MCP clients: what uses it, for whom, and its end.
 */
@Service
class McpGrantService implements McpTokens, ConnectionUses {

	private static final Logger logger = LoggerFactory.getLogger(McpGrantService.class);

	private static final Pattern ACCESS_TOKEN = Pattern.compile(McpTokenGenerator.ACCESS_TOKEN + "[A-Za-z0-9_-]{43}");

	/** Keeps a busy client from writing to the store at every call. */
	private static final Duration USE_PRECISION = Duration.ofMinutes(1);

	private final GrantRepository grants;

	private final McpAddresses addresses;

	private final Clock clock;

	McpGrantService(GrantRepository grants, McpAddresses addresses, Clock clock) {
		this.grants = grants;
		this.addresses = addresses;
		this.clock = clock;
	}

	/** The grants of a connection that clients can use, oldest first. */
	List<McpGrant> list(UUID connectionId) {
		return this.grants.list(connectionId, this.clock.instant());
	}

	@Override
	public List<Use> of(UUID connectionId) {
		return list(connectionId).stream()
			.map((grant) -> new Use("MCP client", grant.clientName(), grant.mayWrite() ? "may change incidents" : "",
					grant.allowedAt(), grant.lastUsedAt(), "Withdraw",
					McpLoginPaths.WITHDRAW.replace("{id}", grant.id().toString())))
			.toList();
	}

	/** Ends a grant of a connection at once, and says whether there was such a grant. */
	boolean withdraw(UUID id, UUID connectionId) {
		boolean ended = this.grants.delete(id, connectionId);
		if (ended) {
			logger.info("MCP grant {} of connection {} was withdrawn", id, connectionId);
		}
		return ended;
	}

	@Override
	public Optional<McpCaller> find(String bearerToken) {
		if (!ACCESS_TOKEN.matcher(bearerToken).matches()) {
			return Optional.empty();
		}
		Instant now = this.clock.instant();
		Optional<McpGrant> grant = this.grants.findByAccessToken(Sha256.hex(bearerToken))
			.filter((found) -> isGood(found.content(), now));
		grant.filter((found) -> found.lastUsedAt() == null || found.lastUsedAt().plus(USE_PRECISION).isBefore(now))
			.ifPresent((found) -> this.grants.saveUse(found.id(), now));
		return grant.map((found) -> new McpCaller(found.content().connectionId(), found.clientName(),
				found.content().tokenScopes().contains(McpScopes.WRITE)));
	}

	/** The address of this app may have changed since: the token was for the old one. */
	private boolean isGood(GrantContent content, Instant now) {
		GrantContent.Issued accessToken = content.accessToken();
		return accessToken != null && accessToken.expiresAt().isAfter(now)
				&& content.resource().equals(this.addresses.server());
	}

}

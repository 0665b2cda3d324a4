package sample.pagerduty.client.connection;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.oauth.IssuedTokens;
import sample.pagerduty.client.oauth.TokenRevocationClient;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates, finds and ends connections. {@link UserTokenService} keeps their tokens fresh.
 */
@Service
public class ConnectionService {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionService.class);

	private final ConnectionRepository connections;

	private final FindByIndexNameSessionRepository<? extends Session> sessions;

	private final TokenRevocationClient revocation;

	private final TransactionTemplate transaction;

	ConnectionService(ConnectionRepository connections, FindByIndexNameSessionRepository<? extends Session> sessions,
			TokenRevocationClient revocation, PlatformTransactionManager transactionManager) {
		this.connections = connections;
		this.sessions = sessions;
		this.revocation = revocation;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * The connection of the person who is logged in, as it is stored.
	 * @param authentication who is logged in, if anyone is
	 */
	public Optional<Connection> find(@Nullable Authentication authentication) {
		return (authentication instanceof OAuth2AuthenticationToken login)
				? this.connections.findByOwner(login.getName()) : Optional.empty();
	}

	/** A connection as it is stored. */
	public Optional<Connection> findById(UUID id) {
		return this.connections.findById(id);
	}

	/**
	 * Stores the result of a login. A person's second login replaces the tokens of the
	 * first and keeps its script keys.
	 * @param principal who logged in
	 * @param region where the account lives
	 * @param scopesRequested the scopes that the login asked for
	 * @param tokens the tokens
	 */
	public void connect(ConnectedPrincipal principal, Region region, Set<String> scopesRequested, IssuedTokens tokens) {
		NewConnection login = new NewConnection(principal.getName(), principal.user(), region, scopesRequested, tokens);
		try {
			store(login);
		}
		catch (DuplicateKeyException ex) {
			store(login); // another login of the same person was faster: replace it
		}
	}

	private void store(NewConnection login) {
		this.transaction.executeWithoutResult((status) -> {
			Optional<UUID> known = this.connections.lockOwned(login.owner());
			UUID id = known.orElseGet(UUID::randomUUID);
			if (known.isPresent()) {
				this.connections.replace(id, login);
			}
			else {
				this.connections.save(id, login);
			}
			logger.info("Connection {} was {}", id, known.isPresent() ? "renewed" : "created");
		});
	}

	/**
	 * Ends the connection of the person who is logged in: its tokens and script keys
	 * here, its sessions everywhere, and its tokens at PagerDuty.
	 * @return whether PagerDuty confirmed that the tokens are revoked
	 */
	public boolean disconnect(Authentication login) {
		Optional<Connection> ended = this.transaction.execute((status) -> delete(login.getName()));
		this.sessions.findByPrincipalName(login.getName()).keySet().forEach(this.sessions::deleteById);
		ended.ifPresent((connection) -> logger.info("Connection {} was disconnected", connection.id()));
		return ended
			.map((connection) -> this.revocation.revoke(connection.refreshToken(), connection.access().accessToken()))
			.orElse(true);
	}

	/** Waits for a running refresh, because its new tokens are to be revoked too. */
	private Optional<Connection> delete(String owner) {
		return this.connections.lockOwned(owner).flatMap((id) -> {
			Optional<Connection> connection = this.connections.findById(id);
			this.connections.delete(id);
			return connection;
		});
	}

}

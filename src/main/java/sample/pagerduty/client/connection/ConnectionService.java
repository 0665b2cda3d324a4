package sample.pagerduty.client.connection;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.connection.ConnectionRepository.Locked;
import sample.pagerduty.client.notice.Notices;
import sample.pagerduty.client.oauth.TokenRevocationClient;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates, finds and ends connections, and publishes each change as a notice with the
 * connection's id. {@link UserTokenService} keeps their tokens fresh.
 */
@Service
public class ConnectionService {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionService.class);

	private final ConnectionRepository connections;

	private final FindByIndexNameSessionRepository<? extends Session> sessions;

	private final TokenRevocationClient revocation;

	private final Notices notices;

	private final ApplicationEventPublisher events;

	private final TransactionTemplate transaction;

	ConnectionService(ConnectionRepository connections, FindByIndexNameSessionRepository<? extends Session> sessions,
			TokenRevocationClient revocation, Notices notices, ApplicationEventPublisher events,
			PlatformTransactionManager transactionManager) {
		this.connections = connections;
		this.sessions = sessions;
		this.revocation = revocation;
		this.notices = notices;
		this.events = events;
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
	 * Whether a connection was made with a PagerDuty app other than the configured one. A
	 * login makes a new connection then, so what belongs to this one does not work again.
	 */
	public boolean isOfOtherApp(UUID id) {
		return this.connections.isOfOtherApp(id);
	}

	/**
	 * Stores the result of a login. A person's second login replaces the tokens of the
	 * first and keeps its script keys.
	 * @param login the result of the login
	 * @param evenIfWorse whether to give up scopes that the stored tokens have
	 * @return the scopes that would be lost; if there are any, nothing was stored
	 */
	public Set<String> connect(NewConnection login, boolean evenIfWorse) {
		try {
			return store(login, evenIfWorse);
		}
		catch (DuplicateKeyException ex) {
			return store(login, evenIfWorse); // another login of the person was faster
		}
	}

	private Set<String> store(NewConnection login, boolean evenIfWorse) {
		return this.transaction.execute((status) -> {
			Optional<Locked> known = this.connections.lockOwned(login.owner());
			Set<String> lost = evenIfWorse ? Set.of()
					: known.flatMap(Locked::connection).map(login::scopesLostTo).orElse(Set.of());
			if (lost.isEmpty()) {
				UUID id = known.map(Locked::id).orElseGet(UUID::randomUUID);
				if (known.isPresent()) {
					this.connections.replace(id, login);
				}
				else {
					this.connections.save(id, login);
				}
				this.notices.publish(id.toString());
				logger.info("Connection {} was {}", id, known.isPresent() ? "renewed" : "created");
			}
			return lost;
		});
	}

	/**
	 * The connection of a person, even if the browser is not signed in as that person.
	 */
	public Optional<Connection> findByOwner(String owner) {
		return this.connections.findByOwner(owner);
	}

	/** All connections of the configured app that can be read, the newest first. */
	public List<Connection> findAll() {
		return this.connections.findAll();
	}

	/**
	 * Ends the connection of the person who is logged in: its tokens and script keys
	 * here, its sessions everywhere, and its tokens at PagerDuty.
	 */
	public Disconnection disconnect(Authentication login) {
		return forget(login.getName()).map((ended) -> ended.connection().map(this::revoke).orElse(false)
				? Disconnection.REVOKED : Disconnection.UNCONFIRMED)
			.orElse(Disconnection.NOT_CONNECTED);
	}

	/**
	 * Ends a connection here: its tokens, script keys and sessions. At PagerDuty its
	 * tokens stay valid.
	 * @return the connection that ended, if there was one
	 */
	public Optional<Connection> forget(UUID id) {
		return this.connections.findOwner(id).flatMap(this::forget).flatMap(Locked::connection);
	}

	private Optional<Locked> forget(String owner) {
		Optional<Locked> ended = this.transaction.execute((status) -> delete(owner));
		this.sessions.findByPrincipalName(owner).keySet().forEach(this.sessions::deleteById);
		ended.ifPresent((connection) -> {
			logger.info("Connection {} was disconnected", connection.id());
			this.events.publishEvent(new ConnectionEnded(connection.id()));
		});
		return ended;
	}

	/**
	 * Revokes the tokens of a connection that has ended here.
	 * @return whether PagerDuty confirmed it
	 */
	public boolean revoke(Connection ended) {
		return this.revocation.revoke(ended.refreshToken(), ended.access().accessToken());
	}

	/** Waits for a running refresh, because its new tokens are to be revoked too. */
	private Optional<Locked> delete(String owner) {
		Optional<Locked> ending = this.connections.lockOwned(owner);
		ending.ifPresent((connection) -> {
			this.connections.delete(connection.id());
			this.notices.publish(connection.id().toString());
		});
		return ending;
	}

}

package sample.pagerduty.client.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.connection.UserTokenService;
import sample.pagerduty.client.oauth.TokenSource;

import org.springframework.stereotype.Service;

/** Creates, uses and withdraws grants. */
@Service
class AgentGrantService {

	private static final Logger logger = LoggerFactory.getLogger(AgentGrantService.class);

	/** Keeps a busy agent from writing to the store at every call. */
	private static final Duration USE_PRECISION = Duration.ofMinutes(1);

	private final AgentGrantRepository grants;

	private final ConnectionService connections;

	private final UserTokenService tokens;

	private final Clock clock;

	AgentGrantService(AgentGrantRepository grants, ConnectionService connections, UserTokenService tokens,
			Clock clock) {
		this.grants = grants;
		this.connections = connections;
		this.tokens = tokens;
		this.clock = clock;
	}

	/**
	 * The connection that an application may use for a person with some scopes, if the
	 * person has allowed it and the connection is alive and has the scopes.
	 */
	Optional<Granted> find(String application, String userId, Collection<String> scopes) {
		return this.grants.find(application, userId)
			.filter((grant) -> AgentScopes.missing(scopes, grant.scopes()).isEmpty())
			.flatMap(this::granted)
			.filter((granted) -> AgentScopes.missing(scopes, granted.connection().scopesGranted()).isEmpty());
	}

	/** The same for a grant that is known by its id. */
	Optional<Granted> find(String application, UUID id) {
		return this.grants.findById(id)
			.filter((grant) -> grant.application().equals(application))
			.flatMap(this::granted);
	}

	private Optional<Granted> granted(AgentGrant grant) {
		return this.connections.findById(grant.connectionId())
			.filter(this::isAlive)
			.map((connection) -> new Granted(grant, connection, this.tokens.source(connection)));
	}

	boolean isAlive(Connection connection) {
		return !connection.refreshes().hasEnded() && (connection.refreshToken() != null
				|| connection.validity().lasts(Duration.ZERO, this.clock.instant()));
	}

	/** Records a use, to the minute. */
	void recordUse(AgentGrant grant) {
		Instant now = this.clock.instant();
		Instant last = grant.lastUsedAt();
		if (last == null || last.plus(USE_PRECISION).isBefore(now)) {
			this.grants.saveUse(grant.id(), now);
		}
	}

	/**
	 * Stores what a person has allowed. More scopes for the same connection are added to
	 * those before.
	 */
	void allow(AgentAuthorization authorization, UUID connectionId) {
		AgentGrant grant = this.grants.find(authorization.application(), authorization.userId())
			.filter((before) -> before.connectionId().equals(connectionId))
			.map((before) -> before.with(authorization.scopes()))
			.orElseGet(() -> new AgentGrant(UUID.randomUUID(), connectionId, authorization.application(),
					authorization.userId(), authorization.scopes(), this.clock.instant(), null));
		this.grants.save(grant);
		logger.info("Grant {} of connection {} was given to the application {}", grant.id(), connectionId,
				grant.application());
	}

	List<AgentGrant> listOfConnection(UUID connectionId) {
		return this.grants.findByConnection(connectionId);
	}

	/** An application's grants, also those whose connection has ended. */
	List<AgentGrant> listOfApplication(String application) {
		return this.grants.findByApplication(application);
	}

	/** A person withdraws a grant. Says whether there was one. */
	boolean withdraw(UUID id, UUID connectionId) {
		boolean withdrawn = this.grants.deleteOfConnection(id, connectionId);
		if (withdrawn) {
			logger.info("Grant {} of connection {} was withdrawn", id, connectionId);
		}
		return withdrawn;
	}

	/** An application gives a grant back. Says whether it had one. */
	boolean giveBack(UUID id, String application) {
		boolean given = this.grants.deleteOfApplication(id, application);
		if (given) {
			logger.info("Grant {} was given back by the application {}", id, application);
		}
		return given;
	}

	/** A grant that can be used now. */
	record Granted(AgentGrant grant, Connection connection, TokenSource tokens) {

	}

}

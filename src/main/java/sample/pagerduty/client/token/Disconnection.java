package sample.pagerduty.client.token;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.core.Authentication;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends a connection: its tokens and script keys here, its sessions everywhere, and, best
 * effort, its tokens at PagerDuty.
 */
@Service
public class Disconnection {

	private static final Logger logger = LoggerFactory.getLogger(Disconnection.class);

	private final ConnectionRepository connections;

	private final FindByIndexNameSessionRepository<? extends Session> sessions;

	private final TokenRevocationClient revocation;

	private final TransactionTemplate transaction;

	Disconnection(ConnectionRepository connections, FindByIndexNameSessionRepository<? extends Session> sessions,
			TokenRevocationClient revocation, PlatformTransactionManager transactionManager) {
		this.connections = connections;
		this.sessions = sessions;
		this.revocation = revocation;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Disconnects whoever is logged in.
	 * @param login who is logged in
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

	/**
	 * Waits for a refresh that is under way, because its new tokens are to be revoked
	 * too.
	 */
	private Optional<Connection> delete(String owner) {
		return this.connections.lockOwned(owner).flatMap((id) -> {
			Optional<Connection> connection = this.connections.findById(id);
			this.connections.delete(id);
			return connection;
		});
	}

}

package sample.pagerduty.client.token;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.config.Scopes;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a login's tokens a connection, or throws them away. */
@Service
public class Connector {

	private static final Logger logger = LoggerFactory.getLogger(Connector.class);

	private final ConnectionRepository connections;

	private final TokenRevocationClient revocation;

	private final TransactionTemplate transaction;

	private final PagerDutyApp app;

	private final Clock clock;

	Connector(ConnectionRepository connections, TokenRevocationClient revocation,
			PlatformTransactionManager transactionManager, PagerDutyApp app, Clock clock) {
		this.connections = connections;
		this.revocation = revocation;
		this.transaction = new TransactionTemplate(transactionManager);
		this.app = app;
		this.clock = clock;
	}

	/**
	 * Makes the login that waits in a browser's session the browser's connection.
	 * @param pending the login
	 * @param request a request of the browser
	 */
	public void accept(PendingConnection pending, HttpServletRequest request) {
		connect(pending);
		pending.forget(request);
	}

	/**
	 * Forgets the login that waits in a browser's session, if there is one, and has its
	 * tokens revoked.
	 * @param request a request of the browser
	 */
	public void discard(HttpServletRequest request) {
		PendingConnection.in(request).ifPresent((pending) -> {
			pending.forget(request);
			revoke(pending);
		});
	}

	/** Only one login can wait: a later one takes its place. */
	void keep(PendingConnection pending, HttpServletRequest request) {
		discard(request);
		pending.keep(request);
	}

	private void revoke(PendingConnection pending) {
		OAuth2RefreshToken refreshToken = pending.client().getRefreshToken();
		this.revocation.revoke((refreshToken != null) ? refreshToken.getTokenValue() : null,
				pending.client().getAccessToken().getTokenValue());
	}

	/**
	 * A person's second login replaces the tokens of the first and keeps its script keys.
	 */
	void connect(PendingConnection pending) {
		try {
			store(pending);
		}
		catch (DuplicateKeyException ex) {
			store(pending); // another login of the same person was faster: replace it
		}
	}

	private void store(PendingConnection pending) {
		OAuth2AuthorizedClient client = pending.client();
		Grant grant = Grant.of(client.getAccessToken(), client.getRefreshToken(),
				Set.copyOf(Scopes.words(pending.scopeRequested())), this.clock.instant());
		Region region = this.app.api().region(pending.principal().getAudience());
		String owner = pending.login().getName();
		this.transaction.executeWithoutResult((status) -> {
			Optional<UUID> known = this.connections.lockOwned(owner);
			UUID id = known.orElseGet(UUID::randomUUID);
			if (known.isPresent()) {
				this.connections.replace(id, pending, region, grant);
			}
			else {
				this.connections.save(id, owner, pending, region, grant);
			}
			logger.info("Connection {} was {}", id, known.isPresent() ? "renewed" : "made");
		});
	}

}

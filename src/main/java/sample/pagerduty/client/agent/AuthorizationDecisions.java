package sample.pagerduty.client.agent;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.agent.AgentAuthorization.State;
import sample.pagerduty.client.config.AgentKey;
import sample.pagerduty.client.config.AgentSettings;
import sample.pagerduty.client.config.RandomSecret;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.notice.Notices;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/** Lets people decide about authorizations, once each. */
@Service
class AuthorizationDecisions {

	private static final Logger logger = LoggerFactory.getLogger(AuthorizationDecisions.class);

	private static final String FLOW_PREFIX = "af_";

	private final AgentAuthorizationRepository authorizations;

	private final AgentGrantService grants;

	private final AgentSettings settings;

	private final Notices notices;

	private final TransactionTemplate transaction;

	private final Clock clock;

	AuthorizationDecisions(AgentAuthorizationRepository authorizations, AgentGrantService grants,
			AgentSettings settings, Notices notices, PlatformTransactionManager transactionManager, Clock clock) {
		this.authorizations = authorizations;
		this.grants = grants;
		this.settings = settings;
		this.notices = notices;
		this.transaction = new TransactionTemplate(transactionManager);
		this.clock = clock;
	}

	/** The authorization that a link is of. */
	Optional<AgentAuthorization> find(String link) {
		return this.authorizations.findByLink(link);
	}

	boolean isOpen(AgentAuthorization authorization) {
		return authorization.state() == State.PENDING && !authorization.hasExpired(this.clock.instant());
	}

	/**
	 * A person allows it.
	 * @return where the browser goes, or {@code null} for nowhere
	 */
	@Nullable URI allow(AgentAuthorization authorization, Connection connection) {
		URI verifier = this.settings.verifierUrl();
		if (verifier == null) {
			complete(authorization, State.PENDING, connection.id());
			return (authorization.nextUri() != null) ? URI.create(authorization.nextUri()) : null;
		}
		String flow = FLOW_PREFIX + RandomSecret.next();
		if (!this.authorizations.allow(authorization.id(), connection.id(), flow, this.clock.instant())) {
			return null;
		}
		return UriComponentsBuilder.fromUri(verifier).queryParam("flow_id", flow).build().toUri();
	}

	private boolean complete(AgentAuthorization authorization, State from, UUID connectionId) {
		try {
			return completeOnce(authorization, from, connectionId);
		}
		catch (DuplicateKeyException ex) {
			// another authorization for the same user was faster
			return completeOnce(authorization, from, connectionId);
		}
	}

	private boolean completeOnce(AgentAuthorization authorization, State from, UUID connectionId) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			if (!decide(authorization, from, State.COMPLETED)) {
				return false;
			}
			this.grants.allow(authorization, connectionId);
			return true;
		}));
	}

	private boolean decide(AgentAuthorization authorization, State from, State to) {
		boolean decided = this.authorizations.decide(authorization.id(), from, to, this.clock.instant());
		if (decided) {
			this.notices.publish(authorization.id().toString());
			logger.info("Authorization {} is {}", authorization.id(), to);
		}
		return decided;
	}

	/** A person presses Cancel. */
	void cancel(AgentAuthorization authorization) {
		this.transaction.executeWithoutResult((status) -> decide(authorization, State.PENDING, State.CANCELLED));
	}

	/**
	 * The operator's verifier says who the browser belongs to. If that is another user
	 * than the application meant, someone opened another person's link.
	 * @return the authorization, or empty for another user
	 */
	Optional<AgentAuthorization> confirm(AgentKey application, String flow, String userId) {
		AgentAuthorization authorization = this.authorizations.findByFlow(flow)
			.filter((found) -> found.application().equals(application.name()) && found.state() == State.ALLOWED)
			.filter((found) -> !found.hasExpired(this.clock.instant()))
			.orElseThrow(() -> AgentApiException.notFound("There is no such flow of this application."));
		if (!authorization.userId().equals(userId)) {
			this.transaction.executeWithoutResult((status) -> decide(authorization, State.ALLOWED, State.WRONG_USER));
			return Optional.empty();
		}
		if (!complete(authorization, State.ALLOWED, Objects.requireNonNull(authorization.connectionId()))) {
			throw AgentApiException.notFound("There is no such flow of this application.");
		}
		return Optional.of(authorization);
	}

	/** Where forms of the page may lead in addition to this app. */
	List<URI> targets(AgentAuthorization authorization) {
		URI verifier = this.settings.verifierUrl();
		if (verifier != null) {
			return List.of(verifier);
		}
		return (authorization.nextUri() != null) ? List.of(URI.create(authorization.nextUri())) : List.of();
	}

}

package sample.pagerduty.client.agent;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.agent.AgentAuthorization.State;
import sample.pagerduty.client.agent.AgentGrantService.Granted;
import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.activity.ActivityKind;
import sample.pagerduty.client.activity.ActivityLog;
import sample.pagerduty.client.config.AgentKey;
import sample.pagerduty.client.config.AgentSettings;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.notice.Notices;
import sample.pagerduty.client.oauth.BearerToken;
import sample.pagerduty.client.oauth.TokenUnavailableException;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/** Starts authorizations, lets people decide, and answers with the state of each. */
@Service
class AgentAuthorizationService {

	static final Duration LIFETIME = Duration.ofMinutes(10);

	private static final Logger logger = LoggerFactory.getLogger(AgentAuthorizationService.class);

	private static final String PREFIX = "ac_";

	private static final String FLOW_PREFIX = "af_";

	/** 256 random bits. */
	private static final Pattern LINK = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

	/** The id of a grant, for an authorization that was complete from the start. */
	private static final Pattern GRANT = Pattern.compile(PREFIX + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

	private final StringKeyGenerator random = new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);

	private final AgentAuthorizationRepository authorizations;

	private final AgentGrantService grants;

	private final AgentSettings settings;

	private final PagerDutyApp app;

	private final WebSettings web;

	private final Notices notices;

	private final ActivityLog activities;

	private final TransactionTemplate transaction;

	private final Clock clock;

	AgentAuthorizationService(AgentAuthorizationRepository authorizations, AgentGrantService grants,
			AgentSettings settings, PagerDutyApp app, WebSettings web, Notices notices, ActivityLog activities,
			PlatformTransactionManager transactionManager, Clock clock) {
		this.authorizations = authorizations;
		this.grants = grants;
		this.settings = settings;
		this.app = app;
		this.web = web;
		this.notices = notices;
		this.activities = activities;
		this.transaction = new TransactionTemplate(transactionManager);
		this.clock = clock;
	}

	/**
	 * Starts an authorization, which is complete at once if the person has allowed this
	 * before and is still connected.
	 */
	AuthorizationAnswer start(AgentKey application, AuthorizationRequest request) {
		request.check(this.app, this.settings);
		Set<String> scopes = request.scopesOr(this.app.scopes());
		return this.grants.find(application.name(), request.userId(), scopes)
			.flatMap((granted) -> completed(PREFIX + granted.grant().id(), request.providerId(), scopes, granted))
			.orElseGet(() -> pending(application, request, scopes));
	}

	/** Empty if the connection turns out to have ended. */
	private Optional<AuthorizationAnswer> completed(String id, String providerId, Set<String> scopes, Granted granted) {
		Activity activity = Activity.token(granted.connection().id(), ActivityKind.AGENT,
				granted.grant().application());
		try {
			BearerToken token = granted.tokens().fresh(Duration.ZERO);
			this.grants.recordUse(granted.grant());
			this.activities.record(activity);
			return Optional.of(AuthorizationAnswer.completed(id, providerId, scopes, granted.grant().userId(),
					granted.connection(), token));
		}
		catch (TokenUnavailableException ex) {
			this.activities.record(activity.failed(ex.failure().key()));
			if (ex.failure().endsConnection()) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	private AuthorizationAnswer pending(AgentKey application, AuthorizationRequest request, Set<String> scopes) {
		Instant now = this.clock.instant();
		AgentAuthorization authorization = new AgentAuthorization(UUID.randomUUID(), PREFIX + this.random.generateKey(),
				application.name(), request.userId(), request.providerId(), scopes, request.nextUri(), State.PENDING,
				null, now.plus(LIFETIME));
		this.authorizations.save(authorization, now);
		logger.info("Authorization {} was started by the application {}", authorization.id(), application.name());
		return AuthorizationAnswer.pending(authorization, urlOf(authorization));
	}

	private String urlOf(AgentAuthorization authorization) {
		return this.web.home().resolve(AgentAuthorizationPageController.PATH + "/" + authorization.link()).toString();
	}

	/**
	 * What an application may wait for: the key of the notice that its authorization was
	 * decided.
	 */
	Optional<String> noticeOf(AgentKey application, String id) {
		return LINK.matcher(id).matches() ? this.authorizations.findByLink(id)
			.filter((authorization) -> authorization.application().equals(application.name()))
			.map((authorization) -> authorization.id().toString()) : Optional.empty();
	}

	/**
	 * The state of an authorization.
	 * @throws AgentApiException if there is none of this application, or if it failed
	 */
	AuthorizationAnswer status(AgentKey application, String id) {
		if (GRANT.matcher(id).matches()) {
			Granted granted = this.grants
				.find(application.name(), UUID.fromString(GRANT.matcher(id).replaceFirst("$1")))
				.orElseThrow(AgentAuthorizationService::unknown);
			return completed(id, AuthorizationRequest.PROVIDER, granted.grant().scopes(), granted)
				.orElseThrow(AgentAuthorizationService::ended);
		}
		AgentAuthorization authorization = find(id).filter((found) -> found.application().equals(application.name()))
			.orElseThrow(AgentAuthorizationService::unknown);
		if (authorization.hasExpired(this.clock.instant())) {
			throw AgentApiException.failed("Nobody allowed it within 10 minutes. Start an authorization again.");
		}
		return switch (authorization.state()) {
			case PENDING, ALLOWED -> AuthorizationAnswer.pending(authorization, urlOf(authorization));
			case CANCELLED -> throw AgentApiException.failed("The user pressed Cancel.");
			case WRONG_USER ->
				throw AgentApiException.failed("Another user than the one who was expected opened the link.");
			case COMPLETED -> this.grants.find(application.name(), authorization.userId(), authorization.scopes())
				.flatMap((granted) -> completed(id, authorization.providerId(), authorization.scopes(), granted))
				.orElseThrow(AgentAuthorizationService::ended);
		};
	}

	private static AgentApiException unknown() {
		return AgentApiException.notFound("There is no such authorization of this application.");
	}

	private static AgentApiException ended() {
		return AgentApiException.failed("The user has withdrawn it, or the connection has ended.");
	}

	/** The authorization that a link is of. */
	Optional<AgentAuthorization> find(String link) {
		return LINK.matcher(link).matches() ? this.authorizations.findByLink(link) : Optional.empty();
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
		String flow = FLOW_PREFIX + this.random.generateKey();
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

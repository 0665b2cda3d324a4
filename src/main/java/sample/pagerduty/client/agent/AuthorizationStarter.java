package sample.pagerduty.client.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.agent.AgentAuthorization.State;
import sample.pagerduty.client.config.AgentKey;
import sample.pagerduty.client.config.AgentSettings;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.RandomSecret;

import org.springframework.stereotype.Service;

/** Starts authorizations for applications. */
@Service
class AuthorizationStarter {

	private static final Duration LIFETIME = Duration.ofMinutes(10);

	private static final Logger logger = LoggerFactory.getLogger(AuthorizationStarter.class);

	private final AgentAuthorizationRepository authorizations;

	private final AgentGrantService grants;

	private final AuthorizationStates states;

	private final AgentSettings settings;

	private final PagerDutyApp app;

	private final Clock clock;

	AuthorizationStarter(AgentAuthorizationRepository authorizations, AgentGrantService grants,
			AuthorizationStates states, AgentSettings settings, PagerDutyApp app, Clock clock) {
		this.authorizations = authorizations;
		this.grants = grants;
		this.states = states;
		this.settings = settings;
		this.app = app;
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
			.flatMap((granted) -> this.states.completed(AgentAuthorization.ID_PREFIX + granted.grant().id(),
					request.providerId(), scopes, granted))
			.orElseGet(() -> start(application, request, scopes));
	}

	private AuthorizationAnswer start(AgentKey application, AuthorizationRequest request, Set<String> scopes) {
		Instant now = this.clock.instant();
		AgentAuthorization authorization = new AgentAuthorization(UUID.randomUUID(),
				AgentAuthorization.ID_PREFIX + RandomSecret.next(), application.name(), request.userId(),
				request.providerId(), scopes, request.nextUri(), State.PENDING, null, now.plus(LIFETIME));
		this.authorizations.save(authorization, now);
		logger.info("Authorization {} was started by the application {}", authorization.id(), application.name());
		return this.states.pending(authorization);
	}

}

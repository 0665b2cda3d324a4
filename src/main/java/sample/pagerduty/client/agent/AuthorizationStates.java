package sample.pagerduty.client.agent;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.activity.ActivityKind;
import sample.pagerduty.client.activity.ActivityLog;
import sample.pagerduty.client.agent.AgentGrantService.Granted;
import sample.pagerduty.client.config.AgentKey;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.oauth.BearerToken;
import sample.pagerduty.client.oauth.TokenUnavailableException;

import org.springframework.stereotype.Service;

/** Answers applications with the state of their authorizations. */
@Service
class AuthorizationStates {

	/** The id of a grant, for an authorization that was complete from the start. */
	private static final Pattern GRANT = Pattern
		.compile(AgentAuthorization.ID_PREFIX + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

	private final AgentAuthorizationRepository authorizations;

	private final AgentGrantService grants;

	private final WebSettings web;

	private final ActivityLog activities;

	private final Clock clock;

	AuthorizationStates(AgentAuthorizationRepository authorizations, AgentGrantService grants, WebSettings web,
			ActivityLog activities, Clock clock) {
		this.authorizations = authorizations;
		this.grants = grants;
		this.web = web;
		this.activities = activities;
		this.clock = clock;
	}

	AuthorizationAnswer pending(AgentAuthorization authorization) {
		return AuthorizationAnswer.pending(authorization,
				this.web.home().resolve(AgentAuthorizationPageController.PATH + "/" + authorization.link()).toString());
	}

	/** Empty if the connection turns out to have ended. */
	Optional<AuthorizationAnswer> completed(String id, String providerId, Set<String> scopes, Granted granted) {
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

	/**
	 * What an application may wait for: the key of the notice that its authorization was
	 * decided.
	 */
	Optional<String> noticeOf(AgentKey application, String id) {
		return this.authorizations.findByLink(id)
			.filter((authorization) -> authorization.application().equals(application.name()))
			.map((authorization) -> authorization.id().toString());
	}

	/**
	 * The state of an authorization.
	 * @throws AgentApiException if there is none of this application, or if it failed
	 */
	AuthorizationAnswer status(AgentKey application, String id) {
		if (GRANT.matcher(id).matches()) {
			Granted granted = this.grants
				.find(application.name(), UUID.fromString(GRANT.matcher(id).replaceFirst("$1")))
				.orElseThrow(AuthorizationStates::unknown);
			return completed(id, AuthorizationRequest.PROVIDER, granted.grant().scopes(), granted)
				.orElseThrow(AuthorizationStates::ended);
		}
		AgentAuthorization authorization = this.authorizations.findByLink(id)
			.filter((found) -> found.application().equals(application.name()))
			.orElseThrow(AuthorizationStates::unknown);
		if (authorization.hasExpired(this.clock.instant())) {
			throw AgentApiException.failed("Nobody allowed it within 10 minutes. Start an authorization again.");
		}
		return switch (authorization.state()) {
			case PENDING, ALLOWED -> pending(authorization);
			case CANCELLED -> throw AgentApiException.failed("The user pressed Cancel.");
			case WRONG_USER ->
				throw AgentApiException.failed("Another user than the one who was expected opened the link.");
			case COMPLETED -> this.grants.find(application.name(), authorization.userId(), authorization.scopes())
				.flatMap((granted) -> completed(id, authorization.providerId(), authorization.scopes(), granted))
				.orElseThrow(AuthorizationStates::ended);
		};
	}

	private static AgentApiException unknown() {
		return AgentApiException.notFound("There is no such authorization of this application.");
	}

	private static AgentApiException ended() {
		return AgentApiException.failed("The user has withdrawn it, or the connection has ended.");
	}

}

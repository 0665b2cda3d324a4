package sample.pagerduty.client.agent;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.AgentKey;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionService;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets an application see and give back what people have allowed it. */
@RestController
@Conditional(AgentsEnabled.class)
class AgentAdministrationController {

	private final AgentGrantService grants;

	private final ConnectionService connections;

	private final PagerDutyApp app;

	private final WebSettings web;

	AgentAdministrationController(AgentGrantService grants, ConnectionService connections, PagerDutyApp app,
			WebSettings web) {
		this.grants = grants;
		this.connections = connections;
		this.app = app;
		this.web = web;
	}

	@GetMapping(AgentApi.USER_CONNECTIONS)
	AgentList<UserConnection> userConnections(@AuthenticationPrincipal AgentKey application,
			@RequestParam(name = "user_id", defaultValue = "") List<String> users,
			@RequestParam(name = "provider_id", defaultValue = "") List<String> providers,
			@RequestParam(defaultValue = "") String limit, @RequestParam(defaultValue = "") String offset) {
		boolean ofPagerDuty = providers.isEmpty() || providers.stream().anyMatch(AuthorizationRequest::isPagerDuty);
		List<AgentGrant> grants = this.grants.listOfApplication(application.name())
			.stream()
			.filter((grant) -> ofPagerDuty && (users.isEmpty() || users.contains(grant.userId())))
			.toList();
		return AgentList.of(grants, limit, offset).map(this::describe);
	}

	private UserConnection describe(AgentGrant grant) {
		Connection connection = this.connections.findById(grant.connectionId()).orElse(null);
		boolean alive = connection != null && this.grants.isAlive(connection);
		return new UserConnection(grant.id(), grant.connectionId(), alive ? "active" : "inactive",
				AuthorizationRequest.PROVIDER, "oauth2", "PagerDuty",
				(connection != null) ? AuthorizationAnswer.UserInfo.of(connection) : null, List.copyOf(grant.scopes()),
				grant.userId());
	}

	@DeleteMapping(AgentApi.USER_CONNECTION)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void deleteUserConnection(@AuthenticationPrincipal AgentKey application, @PathVariable String id) {
		if (!id.matches("[0-9a-f-]{36}") || !this.grants.giveBack(UUID.fromString(id), application.name())) {
			throw AgentApiException.notFound("There is no such connection of this application.");
		}
	}

	@GetMapping(AgentApi.AUTH_PROVIDERS)
	AgentList<Provider> authProviders(@RequestParam(defaultValue = "") String limit,
			@RequestParam(defaultValue = "") String offset) {
		return AgentList.of(List.of(new Provider(AuthorizationRequest.PROVIDER, AuthorizationRequest.PROVIDER, "oauth2",
				"active", new OAuth2(this.app.clientId(), this.web.redirectUri().toString()))), limit, offset);
	}

	/** What a person has allowed, under Arcade's name for it. */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record UserConnection(UUID id, UUID connectionId, String connectionStatus, String providerId, String providerType,
			String providerDescription, AuthorizationAnswer.@Nullable UserInfo providerUserInfo, List<String> scopes,
			String userId) {

	}

	/** PagerDuty as the only provider. */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record Provider(String id, String providerId, String type, String status, OAuth2 oauth2) {

	}

	/** The app at PagerDuty. */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record OAuth2(String clientId, String redirectUri) {

	}

}

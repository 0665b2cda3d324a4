package sample.pagerduty.client.agent;

import java.util.List;
import java.util.UUID;

import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.connection.ConnectionUses;

import org.springframework.stereotype.Component;

/** The grants that get tokens of a connection. */
@Component
class AgentGrantUses implements ConnectionUses {

	private final AgentGrantService grants;

	AgentGrantUses(AgentGrantService grants) {
		this.grants = grants;
	}

	@Override
	public List<Use> of(UUID connectionId) {
		return this.grants.listOfConnection(connectionId)
			.stream()
			.map((grant) -> new Use("Agent", grant.application(),
					"for " + grant.userId() + " · " + String.join(" ", Scopes.withoutOpenid(grant.scopes())),
					grant.createdAt(), grant.lastUsedAt(), "Withdraw",
					AgentGrantController.PATH + "/" + grant.id() + "/withdraw"))
			.toList();
	}

}

package sample.pagerduty.sandbox.account;

import java.util.List;

import org.springframework.stereotype.Component;

/** Makes the teams and their escalation policies, which the API only ever refers to. */
@Component
class TeamFactory {

	private final AccountSeed seed;

	private final AccountLinks links;

	TeamFactory(Directory directory, AccountLinks links) {
		this.seed = directory.seed();
		this.links = links;
	}

	/** Which team runs a service: each runs as many, in the teams' order. */
	int ofService(int service, int services) {
		return service * this.seed.teams().size() / services;
	}

	Reference team(int index) {
		return this.links.reference("team", "teams", AccountId.TEAM.of(index), name(index));
	}

	List<Reference> teams(List<Integer> indexes) {
		return indexes.stream().map(this::team).toList();
	}

	Reference escalationPolicy(int index) {
		return this.links.reference("escalation_policy", "escalation_policies", AccountId.ESCALATION_POLICY.of(index),
				name(index) + " On Call");
	}

	private String name(int index) {
		return this.seed.teams().get(index).name();
	}

}

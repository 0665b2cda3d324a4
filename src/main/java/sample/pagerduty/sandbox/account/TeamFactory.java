package sample.pagerduty.sandbox.account;

import java.util.List;

/** Makes the teams and their escalation policies, which the API only ever refers to. */
record TeamFactory(AccountSeed seed, AccountLinks links) {

	/** Which team runs a service: each runs as many, in the teams' order. */
	int ofService(int service, int services) {
		return service * this.seed.teams().size() / services;
	}

	Reference team(int index) {
		return this.links.reference("team", "teams", this.seed.id(AccountId.TEAM, index), name(index));
	}

	List<Reference> teams(List<Integer> indexes) {
		return indexes.stream().map(this::team).toList();
	}

	Reference escalationPolicy(int index) {
		return this.links.reference("escalation_policy", "escalation_policies",
				this.seed.id(AccountId.ESCALATION_POLICY, index), name(index) + " On Call");
	}

	private String name(int index) {
		return this.seed.teams().get(index).name();
	}

}

package sample.pagerduty.sandbox.company;

import java.util.List;

/** Creates references to the teams and their escalation policies. */
record TeamFactory(AccountSeed seed, AccountLinks links) {

	/** The team of a service: all teams have the same number, in their order. */
	int ofService(int service, int services) {
		return service * this.seed.teams().size() / services;
	}

	ResourceReference team(int index) {
		return this.links.reference("team", "teams", this.seed.id(AccountId.TEAM, index), name(index));
	}

	List<ResourceReference> teams(List<Integer> indexes) {
		return indexes.stream().map(this::team).toList();
	}

	ResourceReference escalationPolicy(int index) {
		return this.links.reference("escalation_policy", "escalation_policies",
				this.seed.id(AccountId.ESCALATION_POLICY, index), name(index) + " On Call");
	}

	private String name(int index) {
		return this.seed.teams().get(index).name();
	}

}

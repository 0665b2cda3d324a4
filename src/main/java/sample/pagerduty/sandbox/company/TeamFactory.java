package sample.pagerduty.sandbox.company;

import java.util.List;
import java.util.stream.IntStream;

/** Creates the teams, and references to them and to their escalation policies. */
record TeamFactory(AccountSeed seed, AccountLinks links) {

	int count() {
		return this.seed.teams().size();
	}

	List<TeamResource> all() {
		return IntStream.range(0, count()).mapToObj((index) -> {
			ResourceReference team = team(index);
			return new TeamResource(team.id(), "team", name(index), team.self(), this.links.page("teams", team.id()),
					name(index), "Runs " + this.seed.teams().get(index).services().size() + " services.", "manager",
					null);
		}).toList();
	}

	/** The team of a service: all teams have the same number, in their order. */
	int ofService(int service, int services) {
		return service * count() / services;
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

	String name(int index) {
		return this.seed.teams().get(index).name();
	}

}

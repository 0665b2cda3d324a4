package sample.pagerduty.sandbox.company;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Creates the escalation policy of each team: its two schedules and then the owner of the
 * account.
 */
record EscalationPolicyFactory(AccountSeed seed, TeamFactory teams, ScheduleFactory schedules, AccountLinks links) {

	private static final int MINUTES = 15;

	List<EscalationPolicyResource> all(List<ServiceResource> services, List<UserResource> users) {
		return IntStream.range(0, this.teams.count()).mapToObj((team) -> policy(team, services, owner(users))).toList();
	}

	private EscalationPolicyResource policy(int team, List<ServiceResource> services, ResourceReference owner) {
		ResourceReference reference = this.teams.escalationPolicy(team);
		List<ResourceReference> targets = new ArrayList<>();
		for (int level = 0; level < ScheduleFactory.LEVELS; level++) {
			targets.add(this.schedules.reference(team, level));
		}
		targets.add(owner);
		List<EscalationPolicyResource.EscalationRule> rules = IntStream.range(0, targets.size())
			.mapToObj((level) -> new EscalationPolicyResource.EscalationRule(
					this.seed.id(AccountId.ESCALATION_RULE, team * targets.size() + level), MINUTES,
					List.of(targets.get(level))))
			.toList();
		return new EscalationPolicyResource(reference.id(), "escalation_policy", reference.summary(), reference.self(),
				this.links.page("escalation_policies", reference.id()), reference.summary(),
				"Pages the team " + this.teams.name(team) + ".", 2, "if_has_services", rules,
				services.stream()
					.filter((service) -> service.escalationPolicy().id().equals(reference.id()))
					.map(ServiceResource::reference)
					.toList(),
				List.of(this.teams.team(team)));
	}

	private static ResourceReference owner(List<UserResource> users) {
		return users.stream()
			.filter((user) -> "owner".equals(user.role()))
			.findFirst()
			.orElseGet(() -> users.get(0))
			.reference();
	}

}

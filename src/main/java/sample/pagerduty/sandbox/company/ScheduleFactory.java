package sample.pagerduty.sandbox.company;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Creates two schedules for each team: the primary, where the members take turns each
 * day, and the secondary, with turns of a week.
 */
record ScheduleFactory(AccountSeed seed, TeamFactory teams, AccountLinks links) {

	static final int LEVELS = 2;

	private static final Instant FIRST_TURN = Instant.parse("2024-01-01T09:00:00Z");

	private static final List<String> NAMES = List.of("Primary", "Secondary");

	private static final List<Duration> TURNS = List.of(Duration.ofDays(1), Duration.ofDays(7));

	ResourceReference reference(int team, int level) {
		return this.links.reference("schedule", "schedules", this.seed.id(AccountId.SCHEDULE, team * LEVELS + level),
				this.teams.name(team) + " " + NAMES.get(level));
	}

	List<ScheduleResource> all(List<UserResource> users) {
		List<ScheduleResource> schedules = new ArrayList<>();
		for (int team = 0; team < this.teams.count(); team++) {
			for (int level = 0; level < LEVELS; level++) {
				schedules.add(schedule(team, level, responders(team, users)));
			}
		}
		return schedules;
	}

	private ScheduleResource schedule(int team, int level, List<UserResource> responders) {
		ResourceReference reference = reference(team, level);
		List<UserResource> order = new ArrayList<>(responders);
		Collections.rotate(order, -level);
		List<ResourceReference> users = order.stream().map(UserResource::reference).toList();
		return new ScheduleResource(reference.id(), "schedule", reference.summary(), reference.self(),
				this.links.page("schedules", reference.id()), reference.summary(), order.get(0).timeZone(),
				"Who of the team " + this.teams.name(team) + " is paged " + ((level == 0) ? "first." : "next."), users,
				List.of(this.teams.escalationPolicy(team)), List.of(this.teams.team(team)),
				this.seed.id(AccountId.SCHEDULE_LAYER, team * LEVELS + level),
				new Rotation(FIRST_TURN, TURNS.get(level), users));
	}

	private List<UserResource> responders(int team, List<UserResource> users) {
		String teamId = this.teams.team(team).id();
		return users.stream()
			.filter((user) -> TeamMember.canRespond(user)
					&& user.teams().stream().anyMatch((reference) -> reference.id().equals(teamId)))
			.toList();
	}

}

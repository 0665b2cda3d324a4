package sample.pagerduty.sandbox.account;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The names from {@code account.json} out of which the account grows. */
record AccountSeed(Company company, List<Team> teams, List<Member> people, List<String> troubles) {

	record Team(String name, List<String> services) {
	}

	record Member(String name, String role, String job, String zone, String color, List<Integer> teams,
			@Nullable String introduction) {
	}

}

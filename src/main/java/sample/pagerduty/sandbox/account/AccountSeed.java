package sample.pagerduty.sandbox.account;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The names out of which a company's account grows, from its file in {@code companies}.
 *
 * @param series the series of ids that the account's resources take theirs from
 * @param company whose account it is
 * @param teams the teams, each with equally many services
 * @param people everybody who can sign in
 * @param troubles what incidents are about
 */
record AccountSeed(int series, Company company, List<Team> teams, List<Member> people, List<String> troubles) {

	record Team(String name, List<String> services) {
	}

	record Member(String name, String role, String job, String zone, String color, List<Integer> teams,
			@Nullable String introduction) {
	}

	String id(AccountId kind, int index) {
		return kind.of(this.series, index);
	}

	List<Person> persons() {
		return IntStream.range(0, this.people.size()).mapToObj(this::person).toList();
	}

	private Person person(int index) {
		Member member = this.people.get(index);
		return new Person(id(AccountId.USER, index), this.company, member.name(), member.role(), member.job(),
				member.zone(), member.color(), member.teams(), member.introduction());
	}

}

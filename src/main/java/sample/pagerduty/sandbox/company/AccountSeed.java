package sample.pagerduty.sandbox.company;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The names that a company's account is created from, read from its file in
 * {@code companies}.
 *
 * @param series the series of the account's IDs
 * @param company the company that owns the account
 * @param teams the teams, all with the same number of services
 * @param people everyone who can sign in
 * @param troubles the subjects of incidents
 * @param hostileTitle the title of one incident, written as an attack on a language
 * model; null in most companies
 */
record AccountSeed(int series, Company company, List<Team> teams, List<Member> people, List<String> troubles,
		@Nullable String hostileTitle) {

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

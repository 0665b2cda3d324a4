package sample.pagerduty.sandbox.company;

import java.util.List;
import java.util.stream.IntStream;

/** Creates the users of the API from the people. */
record UserFactory(AccountSeed seed, TeamFactory teams, AccountLinks links) {

	List<UserResource> all() {
		List<Person> people = this.seed.persons();
		return IntStream.range(0, people.size()).mapToObj((index) -> user(index, people.get(index))).toList();
	}

	private UserResource user(int index, Person person) {
		String contactMethodId = this.seed.id(AccountId.CONTACT_METHOD, index);
		String self = this.links.api("users", person.id());
		String page = this.links.page("users", person.id());
		ResourceReference email = new ResourceReference(contactMethodId, "email_contact_method_reference", "Default",
				self + "/contact_methods/" + contactMethodId, page);
		return new UserResource(person.id(), "user", person.name(), self, page, person.name(), person.email(),
				person.zone(), person.color(), person.role(), this.links.avatar(person.id()), person.introduction(),
				person.job(), false, List.of(email), List.of(), this.teams.teams(person.teams()));
	}

}

package sample.pagerduty.sandbox.account;

import java.util.List;

import org.springframework.stereotype.Component;

/** Makes a user of the API out of a person. */
@Component
class UserFactory {

	private final Directory directory;

	private final TeamFactory teams;

	private final AccountLinks links;

	UserFactory(Directory directory, TeamFactory teams, AccountLinks links) {
		this.directory = directory;
		this.teams = teams;
		this.links = links;
	}

	List<User> all() {
		return this.directory.people().stream().map(this::user).toList();
	}

	private User user(Person person) {
		String contactMethodId = AccountId.CONTACT_METHOD.of(this.directory.people().indexOf(person));
		String self = this.links.api("users", person.id());
		String page = this.links.page("users", person.id());
		Reference email = new Reference(contactMethodId, "email_contact_method_reference", "Default",
				self + "/contact_methods/" + contactMethodId, page);
		return new User(person.id(), "user", person.name(), self, page, person.name(), person.email(), person.zone(),
				person.color(), person.role(), this.links.avatar(person.id()), person.introduction(), person.job(),
				false, List.of(email), List.of(), this.teams.teams(person.teams()));
	}

}

package sample.pagerduty.sandbox.signin;

import java.util.List;

import sample.pagerduty.sandbox.company.Company;
import sample.pagerduty.sandbox.company.Directory;
import sample.pagerduty.sandbox.company.Person;

import org.springframework.stereotype.Component;

/** Lists everyone who can sign in, company by company. */
@Component
class PeopleList {

	private final Directory directory;

	private final CompanyAdmission admission;

	PeopleList(Directory directory, CompanyAdmission admission) {
		this.directory = directory;
		this.admission = admission;
	}

	/**
	 * A company on the sign-in page.
	 *
	 * @param admitted whether its people may authorize the app
	 * @param leads the people with an introduction
	 * @param extras the others
	 */
	record Group(Company company, boolean admitted, List<Person> leads, List<Person> extras) {
	}

	List<Group> all() {
		return this.directory.companies().stream().map(this::group).toList();
	}

	/** The companies that match a hint, or all companies if none does. */
	List<Group> fitting(AccountHint hint) {
		List<Group> fitting = all().stream().filter((group) -> hint.fits(group.company())).toList();
		return fitting.isEmpty() ? all() : fitting;
	}

	private Group group(Company company) {
		List<Person> people = this.directory.people(company);
		return new Group(company, this.admission.admits(company),
				people.stream().filter((person) -> person.introduction() != null).toList(),
				people.stream().filter((person) -> person.introduction() == null).toList());
	}

}

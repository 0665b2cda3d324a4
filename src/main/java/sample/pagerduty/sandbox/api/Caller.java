package sample.pagerduty.sandbox.api;

import java.util.Optional;

import sample.pagerduty.sandbox.company.Account;
import sample.pagerduty.sandbox.company.Accounts;
import sample.pagerduty.sandbox.company.Directory;
import sample.pagerduty.sandbox.company.Person;
import sample.pagerduty.sandbox.company.Resource;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Finds out who calls the API and what they may see: the account of one company. An app
 * sees all of it, a person what {@link Account#isVisible} allows.
 */
@Component
class Caller {

	private final Directory directory;

	private final Accounts accounts;

	Caller(Directory directory, Accounts accounts) {
		this.directory = directory;
		this.accounts = accounts;
	}

	/** The person who owns the token; empty for an app's token. */
	Optional<Person> person(Authentication authentication) {
		return this.directory.findById(authentication.getName());
	}

	/** The account of that person, or the account that registered the app. */
	Account account(Authentication authentication) {
		return this.accounts.of(this.directory.companyOf(authentication.getName()));
	}

	boolean maySee(Authentication authentication, Resource resource) {
		return person(authentication).map((person) -> account(authentication).isVisible(resource, person)).orElse(true);
	}

}

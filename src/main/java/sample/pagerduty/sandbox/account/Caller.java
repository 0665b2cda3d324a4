package sample.pagerduty.sandbox.account;

import java.util.List;
import java.util.Optional;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Whose data a token opens: that of one company's account. A restricted user sees the
 * services and incidents of their own teams; everybody else, and the app itself, sees all
 * of them.
 */
@Component
class Caller {

	private final Directory directory;

	private final Accounts accounts;

	Caller(Directory directory, Accounts accounts) {
		this.directory = directory;
		this.accounts = accounts;
	}

	/** The person behind the token; nobody when the token is the app's own. */
	Optional<Person> person(Authentication authentication) {
		return this.directory.findById(authentication.getName());
	}

	/** The account of that person, or the one that the app is registered in. */
	Account account(Authentication authentication) {
		return this.accounts.of(this.directory.companyOf(authentication.getName()));
	}

	boolean maySee(Authentication authentication, Resource resource) {
		Optional<Person> restricted = person(authentication).filter(Person::isRestricted);
		if (restricted.isEmpty()) {
			return true;
		}
		List<String> own = account(authentication).users()
			.stream()
			.filter((user) -> user.id().equals(restricted.get().id()))
			.flatMap((user) -> user.teams().stream())
			.map(Reference::id)
			.toList();
		return resource.teams().stream().map(Reference::id).anyMatch(own::contains);
	}

}

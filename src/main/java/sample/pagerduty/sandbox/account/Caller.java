package sample.pagerduty.sandbox.account;

import java.util.List;
import java.util.Optional;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Whose data a token opens. A restricted user sees the services and incidents of their
 * own teams; everybody else, and the app itself, sees all of them.
 */
@Component
class Caller {

	private final Directory directory;

	Caller(Directory directory) {
		this.directory = directory;
	}

	/** The person behind the token; nobody when the token is the app's own. */
	Optional<Person> person(Authentication authentication) {
		return this.directory.findById(authentication.getName());
	}

	boolean maySee(Authentication authentication, Resource resource) {
		Optional<Person> restricted = person(authentication).filter(Person::isRestricted);
		if (restricted.isEmpty()) {
			return true;
		}
		List<String> own = restricted.get().teams().stream().map(AccountId.TEAM::of).toList();
		return resource.teams().stream().map(Reference::id).anyMatch(own::contains);
	}

}

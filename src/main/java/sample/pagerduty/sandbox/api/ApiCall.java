package sample.pagerduty.sandbox.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.company.Account;
import sample.pagerduty.sandbox.company.Person;
import sample.pagerduty.sandbox.company.Resource;
import sample.pagerduty.sandbox.company.ResourceReference;
import sample.pagerduty.sandbox.company.UserResource;

import org.springframework.util.MultiValueMap;

/**
 * A call of the API: who calls, whose account it is and what they may see. An app sees
 * all of the account, a person what {@link Account#isVisible} allows.
 *
 * @param person the owner of the token; empty for an app's token
 * @param from the header with the email address of the user for whom an app writes
 */
record ApiCall(Account account, Optional<Person> person, MultiValueMap<String, String> query, @Nullable String from) {

	/** The roles that change nothing. */
	private static final Set<String> READERS = Set.of("observer", "read_only_user");

	<T extends Resource> List<T> visible(List<T> resources) {
		return resources.stream().filter((resource) -> maySee(resource.teams())).toList();
	}

	boolean maySee(List<ResourceReference> teams) {
		return this.person.map((known) -> this.account.isVisible(teams, known)).orElse(true);
	}

	/** Finds a resource that the caller may see. */
	<T extends Resource> T find(List<T> resources, String id) {
		T found = findAny(resources, id);
		if (!maySee(found.teams())) {
			throw SandboxApiException.accessDenied();
		}
		return found;
	}

	/** Finds a resource of those that everyone may see. */
	static <T extends Resource> T findAny(List<T> resources, String id) {
		return Resource.find(resources, id).orElseThrow(SandboxApiException::notFound);
	}

	/**
	 * The user who writes: the owner of the token, or whom an app's call names in
	 * {@code From}.
	 */
	UserResource writer() {
		UserResource user = this.person.map((known) -> findAny(this.account.users(), known.id()))
			.orElseGet(this::userOfHeader);
		checkRole(user.role());
		return user;
	}

	/** For writes that need no user, so apps do not have to name one. */
	void checkMayWrite() {
		this.person.ifPresent((known) -> checkRole(known.role()));
	}

	private static void checkRole(String role) {
		if (READERS.contains(role)) {
			throw SandboxApiException.accessDenied();
		}
	}

	private UserResource userOfHeader() {
		return this.account.users()
			.stream()
			.filter((user) -> this.from != null && user.email().equalsIgnoreCase(this.from.strip()))
			.findFirst()
			.orElseThrow(() -> SandboxApiException
				.invalidInput(List.of("With the token of an app, the header From must be the email address of a "
						+ "user of the account.")));
	}

}

package sample.pagerduty.sandbox.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything in a company's account that the API and the pages show. */
record Account(List<User> users, List<Service> services, List<Incident> incidents) {

	static Account grow(AccountSeed seed, AccountLinks links, Clock clock) {
		TeamFactory teams = new TeamFactory(seed, links);
		ServiceFactory serviceFactory = new ServiceFactory(seed, teams, links);
		List<User> users = new UserFactory(seed, teams, links).all();
		List<Reference> services = serviceFactory.references();
		List<Incident> incidents = new IncidentFactory(seed, teams, links, clock).all(services,
				users.stream().map(User::reference).toList());
		return new Account(users, serviceFactory.all(services, incidents), incidents);
	}

	/** Finds the name of anything that has a page. */
	Optional<String> findName(String id) {
		Stream<Reference> nested = this.services.stream()
			.flatMap((service) -> Stream.concat(service.teams().stream(), Stream.of(service.escalationPolicy())));
		Stream<Reference> resources = Stream
			.<Resource>concat(this.users.stream(), Stream.concat(this.services.stream(), this.incidents.stream()))
			.map(Resource::reference);
		return Stream.concat(resources, nested)
			.filter((reference) -> reference.id().equals(id))
			.map(Reference::summary)
			.findFirst();
	}

}

package sample.pagerduty.sandbox.account;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/** Everything in the account that the API and the pages show, made at first use. */
@Component
class Account {

	private final List<User> users;

	private final List<Service> services;

	private final List<Incident> incidents;

	Account(UserFactory userFactory, ServiceFactory serviceFactory, IncidentFactory incidentFactory) {
		this.users = userFactory.all();
		List<Reference> serviceReferences = serviceFactory.references();
		this.incidents = incidentFactory.all(serviceReferences, this.users.stream().map(User::reference).toList());
		this.services = serviceFactory.all(serviceReferences, this.incidents);
	}

	List<User> users() {
		return this.users;
	}

	List<Service> services() {
		return this.services;
	}

	List<Incident> incidents() {
		return this.incidents;
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

package sample.pagerduty.sandbox.company;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything in a company's account that the API and the pages show. */
public final class Account {

	private final List<UserResource> users;

	private final List<ServiceResource> services;

	private final List<IncidentResource> incidents;

	private final Map<String, Object> byId = new HashMap<>();

	private Account(List<UserResource> users, List<ServiceResource> services, List<IncidentResource> incidents) {
		this.users = users;
		this.services = services;
		this.incidents = incidents;
		users.forEach((user) -> {
			this.byId.put(user.id(), user);
			user.teams().forEach((team) -> this.byId.put(team.id(), NestedResource.Team.of(team)));
			user.contactMethods()
				.forEach((reference) -> this.byId.put(reference.id(),
						NestedResource.ContactMethod.of(reference, user.email())));
		});
		services.forEach((service) -> {
			this.byId.put(service.id(), service);
			service.teams().forEach((team) -> this.byId.put(team.id(), NestedResource.Team.of(team)));
			service.integrations()
				.forEach((reference) -> this.byId.put(reference.id(),
						NestedResource.Integration.of(reference, service)));
		});
	}

	static Account create(AccountSeed seed, AccountLinks links, Clock clock) {
		TeamFactory teams = new TeamFactory(seed, links);
		ServiceFactory serviceFactory = new ServiceFactory(seed, teams, links);
		List<UserResource> users = new UserFactory(seed, teams, links).all();
		List<ResourceReference> services = serviceFactory.references();
		List<IncidentResource> incidents = new IncidentFactory(seed, teams, links, clock).all(services,
				users.stream().map(UserResource::reference).toList());
		return new Account(users, serviceFactory.all(services, incidents), incidents);
	}

	public List<UserResource> users() {
		return this.users;
	}

	public List<ServiceResource> services() {
		return this.services;
	}

	/** The incidents, newest first. */
	public List<IncidentResource> incidents() {
		return this.incidents;
	}

	/**
	 * Finds what a reference refers to: a user, a service or a {@link NestedResource}.
	 */
	public Optional<Object> resolve(String id) {
		return Optional.ofNullable(this.byId.get(id));
	}

	/**
	 * Whether a person may see a service or an incident: a restricted user sees only
	 * those of their own teams, all others see everything.
	 */
	public boolean isVisible(Resource resource, Person person) {
		if (!person.isRestricted()) {
			return true;
		}
		List<String> teams = this.users.stream()
			.filter((user) -> user.id().equals(person.id()))
			.flatMap((user) -> user.teams().stream())
			.map(ResourceReference::id)
			.toList();
		return resource.teams().stream().map(ResourceReference::id).anyMatch(teams::contains);
	}

	/** Finds the name of anything that has a page. */
	Optional<String> findName(String id) {
		Stream<ResourceReference> nested = this.services.stream()
			.flatMap((service) -> Stream.concat(service.teams().stream(), Stream.of(service.escalationPolicy())));
		Stream<ResourceReference> resources = Stream
			.<Resource>concat(this.users.stream(), Stream.concat(this.services.stream(), this.incidents.stream()))
			.map(Resource::reference);
		return Stream.concat(resources, nested)
			.filter((reference) -> reference.id().equals(id))
			.map(ResourceReference::summary)
			.findFirst();
	}

}

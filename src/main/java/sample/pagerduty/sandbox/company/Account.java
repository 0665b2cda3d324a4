package sample.pagerduty.sandbox.company;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything in a company's account that the API and the pages show. Writes change it
 * until the sandbox stops.
 */
public final class Account {

	private final List<UserResource> users;

	private final List<TeamResource> teams;

	private final List<PriorityResource> priorities;

	private final Schedules schedules;

	private final OnCalls onCalls;

	private final Incidents incidents;

	private final ServiceFactory serviceFactory;

	private final AlertFactory alertFactory;

	private final List<EscalationPolicyResource> escalationPolicies;

	private final List<ChangeEventResource> changeEvents;

	/** What never changes, by its ID. */
	private final Map<String, Object> byId = new HashMap<>();

	private volatile List<ServiceResource> services;

	Account(AccountSeed seed, AccountLinks links, Clock clock) {
		TeamFactory teamFactory = new TeamFactory(seed, links);
		ScheduleFactory scheduleFactory = new ScheduleFactory(seed, teamFactory, links);
		LogEntryFactory logEntries = new LogEntryFactory(seed, links);
		this.serviceFactory = new ServiceFactory(seed, teamFactory, links);
		this.alertFactory = new AlertFactory(seed, links);
		this.users = new UserFactory(seed, teamFactory, links).all();
		this.teams = teamFactory.all();
		this.priorities = new PriorityFactory(seed, links).all();
		this.schedules = new Schedules(scheduleFactory.all(this.users), seed);
		this.onCalls = new OnCalls(this.schedules);
		List<ResourceReference> people = this.users.stream().map(UserResource::reference).toList();
		this.incidents = new Incidents(new IncidentFactory(seed, teamFactory, logEntries, links, clock)
			.all(this.serviceFactory.references(), people, this.priorities), people, seed, logEntries, this.onCalls);
		this.services = this.serviceFactory.all(this.incidents.all());
		this.escalationPolicies = new EscalationPolicyFactory(seed, teamFactory, scheduleFactory, links)
			.all(this.services, this.users);
		this.changeEvents = new ChangeEventFactory(seed, links, clock).all(this.services);
		index();
	}

	private void index() {
		Stream
			.<List<? extends Resource>>of(this.users, this.teams, this.priorities, this.schedules.all(),
					this.escalationPolicies, this.changeEvents)
			.flatMap(List::stream)
			.forEach((resource) -> this.byId.put(resource.id(), resource));
		this.users.forEach((user) -> user.contactMethods()
			.forEach((reference) -> this.byId.put(reference.id(),
					NestedResource.ContactMethod.of(reference, user.email()))));
		this.services.forEach((service) -> service.integrations()
			.forEach((reference) -> this.byId.put(reference.id(), NestedResource.Integration.of(reference, service))));
	}

	public List<UserResource> users() {
		return this.users;
	}

	public List<TeamResource> teams() {
		return this.teams;
	}

	public List<TeamMember> members(TeamResource team) {
		return this.users.stream()
			.filter((user) -> user.teams().stream().anyMatch((reference) -> reference.id().equals(team.id())))
			.map(TeamMember::of)
			.toList();
	}

	public List<PriorityResource> priorities() {
		return this.priorities;
	}

	public List<ServiceResource> services() {
		return this.services;
	}

	public Incidents incidents() {
		return this.incidents;
	}

	public Schedules schedules() {
		return this.schedules;
	}

	public List<EscalationPolicyResource> escalationPolicies() {
		return this.escalationPolicies;
	}

	/** The changes, newest first. */
	public List<ChangeEventResource> changeEvents() {
		return this.changeEvents;
	}

	public List<AlertResource> alerts(IncidentResource incident) {
		return Resource.find(this.services, incident.service().id())
			.map((service) -> this.alertFactory.of(incident, service))
			.orElse(List.of());
	}

	/** Who is on call in a time range, by escalation policy, level and time. */
	public List<OnCall> onCalls(Instant since, Instant until) {
		return this.escalationPolicies.stream()
			.flatMap((policy) -> this.onCalls.of(policy, since, until).stream())
			.toList();
	}

	/**
	 * Changes incidents, all or none.
	 * @param changes the changes by the IDs of existing incidents
	 * @return the changed incidents; empty if one is resolved and cannot be changed so
	 */
	public synchronized Optional<List<IncidentResource>> change(Map<String, IncidentChange> changes, UserResource by,
			Instant at) {
		Optional<List<IncidentResource>> changed = this.incidents.change(changes, this.escalationPolicies, by, at);
		this.services = this.serviceFactory.all(this.incidents.all());
		return changed;
	}

	/** Finds what a reference refers to: a resource or a {@link NestedResource}. */
	public Optional<Object> resolve(String id) {
		Object fixed = this.byId.get(id);
		return (fixed != null) ? Optional.of(fixed)
				: Stream.<List<? extends Resource>>of(this.services, this.incidents.all(), this.incidents.log())
					.flatMap(List::stream)
					.filter((resource) -> resource.id().equals(id))
					.findFirst()
					.map(Object.class::cast);
	}

	/**
	 * Whether a person may see a resource: a restricted user sees only those of their own
	 * teams, all others see everything.
	 */
	public boolean isVisible(List<ResourceReference> teams, Person person) {
		if (!person.isRestricted()) {
			return true;
		}
		return Resource.find(this.users, person.id())
			.map((user) -> user.teams().stream().map(ResourceReference::id).toList())
			.filter((own) -> teams.stream().map(ResourceReference::id).anyMatch(own::contains))
			.isPresent();
	}

	/** Finds the name of anything that has a page. */
	Optional<String> findName(String id) {
		Stream<AlertResource> alerts = this.incidents.all().stream().flatMap((incident) -> alerts(incident).stream());
		return Stream
			.concat(resolve(id).stream().filter(Resource.class::isInstance).map(Resource.class::cast),
					alerts.filter((alert) -> alert.id().equals(id)))
			.map(Resource::name)
			.findFirst();
	}

}

package sample.pagerduty.sandbox.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the services of each team, with a status that fits their incidents. */
record ServiceFactory(AccountSeed seed, TeamFactory teams, AccountLinks links) {

	private static final Instant FOUNDED = Instant.parse("2023-02-06T09:00:00Z");

	List<Reference> references() {
		List<Reference> references = new ArrayList<>();
		for (AccountSeed.Team team : this.seed.teams()) {
			for (String name : team.services()) {
				String id = this.seed.id(AccountId.SERVICE, references.size());
				references.add(this.links.reference("service", "services", id, name));
			}
		}
		return references;
	}

	List<Service> all(List<Reference> references, List<Incident> incidents) {
		List<Service> services = new ArrayList<>();
		for (Reference reference : references) {
			int index = services.size();
			List<Incident> own = incidents.stream()
				.filter((incident) -> incident.service().id().equals(reference.id()))
				.toList();
			services.add(service(index, this.teams.ofService(index, references.size()), reference, own));
		}
		return services;
	}

	private Service service(int index, int team, Reference reference, List<Incident> incidents) {
		Optional<Incident> last = incidents.stream().findFirst();
		String integrationId = this.seed.id(AccountId.INTEGRATION, index);
		Reference integration = new Reference(integrationId, "events_api_v2_inbound_integration_reference",
				"Events API v2", reference.self() + "/integrations/" + integrationId, reference.htmlUrl());
		String teamName = this.teams.team(team).summary();
		return new Service(reference.id(), "service", reference.summary(), reference.self(), reference.htmlUrl(),
				reference.summary(), reference.summary() + ", run by the team " + teamName + ".",
				status(index, last.map(Incident::status).orElse("resolved")),
				FOUNDED.plus(Duration.ofDays(11L * index)), last.map(Incident::createdAt).orElse(null),
				(index % 3 == 0) ? 14_400 : null, (index % 5 == 0) ? null : 1_800, this.teams.escalationPolicy(team),
				List.of(this.teams.team(team)), List.of(integration), "create_alerts_and_incidents");
	}

	private static String status(int index, String lastIncident) {
		return switch (lastIncident) {
			case "triggered" -> "critical";
			case "acknowledged" -> "warning";
			default -> (index % 29 == 4) ? "disabled" : (index % 23 == 6) ? "maintenance" : "active";
		};
	}

}

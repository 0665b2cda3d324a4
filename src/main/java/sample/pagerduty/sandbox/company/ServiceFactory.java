package sample.pagerduty.sandbox.company;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates the services of each team, with a status that fits their incidents. */
record ServiceFactory(AccountSeed seed, TeamFactory teams, AccountLinks links) {

	private static final Instant FOUNDED = Instant.parse("2023-02-06T09:00:00Z");

	List<ResourceReference> references() {
		List<ResourceReference> references = new ArrayList<>();
		for (AccountSeed.Team team : this.seed.teams()) {
			for (String name : team.services()) {
				String id = this.seed.id(AccountId.SERVICE, references.size());
				references.add(this.links.reference("service", "services", id, name));
			}
		}
		return references;
	}

	List<ServiceResource> all(List<IncidentResource> incidents) {
		List<ResourceReference> references = references();
		List<ServiceResource> services = new ArrayList<>();
		for (ResourceReference reference : references) {
			int index = services.size();
			List<IncidentResource> own = incidents.stream()
				.filter((incident) -> incident.service().id().equals(reference.id()))
				.toList();
			services.add(service(index, this.teams.ofService(index, references.size()), reference, own));
		}
		return services;
	}

	private ServiceResource service(int index, int team, ResourceReference reference,
			List<IncidentResource> incidents) {
		Optional<IncidentResource> last = incidents.stream().findFirst();
		String integrationId = this.seed.id(AccountId.INTEGRATION, index);
		ResourceReference integration = new ResourceReference(integrationId,
				"events_api_v2_inbound_integration_reference", "Events API v2",
				reference.self() + "/integrations/" + integrationId, reference.htmlUrl());
		String teamName = this.teams.team(team).summary();
		return new ServiceResource(reference.id(), "service", reference.summary(), reference.self(),
				this.links.page("services", reference.id()), reference.summary(),
				reference.summary() + ", run by the team " + teamName + ".",
				status(index, last.map(IncidentResource::status).orElse("resolved")),
				FOUNDED.plus(Duration.ofDays(11L * index)), last.map(IncidentResource::createdAt).orElse(null),
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

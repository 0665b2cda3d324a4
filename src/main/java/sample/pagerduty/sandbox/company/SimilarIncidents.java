package sample.pagerduty.sandbox.company;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds incidents that are like another one. */
public record SimilarIncidents(List<IncidentResource> incidents) {

	private static final int MAX_RELATED = 20;

	private static final Duration NEARBY = Duration.ofHours(24);

	/** What past and related incidents show of an incident. */
	public record Summary(String id, String type, String summary, String self, String htmlUrl, Instant createdAt,
			String title) {

		static Summary of(IncidentResource incident) {
			return new Summary(incident.id(), incident.type(), incident.summary(), incident.self(), incident.htmlUrl(),
					incident.createdAt(), incident.title());
		}

	}

	/**
	 * An incident of {@code GET /incidents/{id}/past_incidents}.
	 *
	 * @param score higher is more similar
	 */
	public record Past(Summary incident, double score) {
	}

	/** An incident of {@code GET /incidents/{id}/related_incidents}. */
	public record Related(Summary incident, List<Relationship> relationships) {
	}

	/**
	 * Why an incident is related.
	 *
	 * @param type service_dependency or machine_learning_inferred
	 */
	public record Relationship(String type, Map<String, Object> metadata) {
	}

	/** Resolved incidents with the same subject or service, the most similar first. */
	public List<Past> past(IncidentResource incident) {
		return this.incidents.stream()
			.filter((other) -> other.createdAt().isBefore(incident.createdAt()))
			.filter((other) -> "resolved".equals(other.status()))
			.map((other) -> new Past(Summary.of(other), score(incident, other)))
			.filter((past) -> past.score() > 0)
			.sorted(Comparator.comparingDouble(Past::score).reversed())
			.toList();
	}

	private static double score(IncidentResource incident, IncidentResource other) {
		double subject = subject(incident).equals(subject(other)) ? 30.5 : 0;
		return subject + (isOfSameService(incident, other) ? 20.25 : 0);
	}

	/**
	 * Incidents within a day of the incident, of the same team or with the same subject.
	 */
	public List<Related> related(IncidentResource incident) {
		return this.incidents.stream()
			.filter((other) -> !other.id().equals(incident.id()))
			.filter((other) -> Duration.between(incident.createdAt(), other.createdAt()).abs().compareTo(NEARBY) <= 0)
			.map((other) -> new Related(Summary.of(other), relationships(incident, other)))
			.filter((related) -> !related.relationships().isEmpty())
			.limit(MAX_RELATED)
			.toList();
	}

	private static List<Relationship> relationships(IncidentResource incident, IncidentResource other) {
		List<Relationship> relationships = new ArrayList<>();
		if (incident.teams().equals(other.teams())) {
			relationships.add(new Relationship("service_dependency",
					Map.of("dependent_services", services(incident), "supporting_services", services(other))));
		}
		if (subject(incident).equals(subject(other))) {
			relationships
				.add(new Relationship("machine_learning_inferred", Map.of("grouping_classification", "similar_contents",
						"user_feedback", Map.of("positive_feedback_count", 0, "negative_feedback_count", 0))));
		}
		return relationships;
	}

	private static List<Map<String, String>> services(IncidentResource incident) {
		return Stream.of(incident.service())
			.map((service) -> Map.of("id", service.id(), "type", "technical_service_reference", "self", service.self()))
			.toList();
	}

	private static boolean isOfSameService(IncidentResource incident, IncidentResource other) {
		return incident.service().id().equals(other.service().id());
	}

	/** The title without the name of the service. */
	private static String subject(IncidentResource incident) {
		return incident.title().substring(incident.title().indexOf(':') + 1);
	}

}

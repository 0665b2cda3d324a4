package sample.pagerduty.sandbox.api;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.company.Account;
import sample.pagerduty.sandbox.company.EscalationPolicyResource;
import sample.pagerduty.sandbox.company.IncidentChange;
import sample.pagerduty.sandbox.company.IncidentResource;
import sample.pagerduty.sandbox.company.Resource;
import sample.pagerduty.sandbox.company.ResourceReference;
import tools.jackson.databind.JsonNode;

/** Reads a change of an incident, and collects what is wrong with it. */
record IncidentChangeReader(Account account, CallBody body) {

	private static final int MAX_TITLE = 1_024;

	private static final int MAX_RESOLUTION = 25_000;

	private static final int MAX_WORD = 50;

	private static final int MAX_ASSIGNEES = 50;

	private static final List<String> UNSUPPORTED = List.of("conference_bridge", "incident_type");

	IncidentChange read(JsonNode json, IncidentResource incident) {
		UNSUPPORTED.stream()
			.filter((name) -> !json.path(name).isMissingNode() && !json.path(name).isNull())
			.forEach((name) -> this.body.refuse("The sandbox does not support the field " + name + "."));
		word(json, "type", Set.of("incident", "incident_reference"));
		EscalationPolicyResource policy = find("escalation_policy", this.body.id(json, "escalation_policy"),
				this.account.escalationPolicies());
		List<ResourceReference> assignees = assignees(json);
		Integer level = level(json, (policy != null) ? policy : policyOf(incident));
		if (assignees != null && (level != null || policy != null)) {
			this.body.refuse("The field assignments excludes escalation_level and escalation_policy.");
		}
		return new IncidentChange(this.body.text(json, "title", MAX_TITLE),
				word(json, "status", Set.of("acknowledged", "resolved")), word(json, "urgency", Set.of("high", "low")),
				find("priority", this.body.id(json, "priority"), this.account.priorities()), policy, level, assignees,
				this.body.text(json, "resolution", MAX_RESOLUTION));
	}

	private @Nullable String word(JsonNode json, String name, Set<String> known) {
		String word = this.body.text(json, name, MAX_WORD);
		if (word != null && !known.contains(word)) {
			this.body.refuse(
					"The field " + name + " must be " + String.join(" or ", known.stream().sorted().toList()) + ".");
		}
		return word;
	}

	private <T extends Resource> @Nullable T find(String name, @Nullable String id, List<T> resources) {
		if (id == null) {
			return null;
		}
		T found = Resource.find(resources, id).orElse(null);
		if (found == null) {
			this.body.refuse("The field " + name + " has an unknown id.");
		}
		return found;
	}

	private @Nullable List<ResourceReference> assignees(JsonNode json) {
		if (!json.has("assignments")) {
			return null;
		}
		return this.body.objects(json, "assignments", MAX_ASSIGNEES)
			.stream()
			.map((assignment) -> find("assignee", this.body.requiredId(assignment, "assignee"), this.account.users()))
			.filter(Objects::nonNull)
			.map(Resource::reference)
			.distinct()
			.toList();
	}

	private @Nullable Integer level(JsonNode json, EscalationPolicyResource policy) {
		JsonNode level = json.path("escalation_level");
		if (level.isMissingNode() || level.isNull()) {
			return null;
		}
		int max = policy.escalationRules().size();
		if (!level.isInt() || level.asInt() < 1 || level.asInt() > max) {
			this.body.refuse("The field escalation_level must be a number from 1 to " + max + ".");
			return null;
		}
		return level.asInt();
	}

	private EscalationPolicyResource policyOf(IncidentResource incident) {
		return ApiCall.findAny(this.account.escalationPolicies(), incident.escalationPolicy().id());
	}

}

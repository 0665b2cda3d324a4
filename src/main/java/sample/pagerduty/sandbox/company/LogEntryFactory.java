package sample.pagerduty.sandbox.company;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Creates log entries: the past of the first incidents, and one for each write. */
final class LogEntryFactory {

	private final AccountLinks links;

	private final CreatedIds ids;

	LogEntryFactory(AccountSeed seed, AccountLinks links) {
		this.links = links;
		this.ids = new CreatedIds(seed, AccountId.LOG_ENTRY);
	}

	/** A reference to the entry that an incident begins with. */
	ResourceReference firstOf(String incidentId) {
		String id = this.ids.next();
		return new ResourceReference(id, "trigger_log_entry_reference", "Triggered through the API.",
				this.links.api("log_entries", id), this.links.page("incidents", incidentId));
	}

	/**
	 * What happened to an incident until now, except for notes.
	 * @param responder the user it was assigned to
	 */
	List<LogEntryResource> past(IncidentResource incident, ResourceReference responder) {
		Instant start = incident.createdAt();
		ResourceReference service = incident.service();
		List<LogEntryResource> entries = new ArrayList<>();
		entries.add(trigger(incident));
		entries.add(assign(incident, service, start, List.of(responder)));
		entries.add(create(incident, LogEntryResource.NOTIFY, "Notified " + responder.summary() + ".", service,
				start.plusSeconds(20), new Details("auto", null, null, responder)));
		if (!"triggered".equals(incident.status())) {
			entries.add(acknowledge(incident, responder, start.plus(Duration.ofMinutes(2)), "mobile"));
		}
		if (incident.resolvedAt() != null) {
			entries.add(resolve(incident, responder, incident.resolvedAt(), "website", null));
		}
		return entries;
	}

	private LogEntryResource trigger(IncidentResource incident) {
		ResourceReference first = incident.firstTriggerLogEntry();
		return new LogEntryResource(first.id(), "trigger_log_entry", first.summary(), first.self(), first.htmlUrl(),
				incident.createdAt(), incident.service(), new LogEntryResource.Channel("api", incident.title()),
				incident.service(), incident.reference(), incident.teams(), List.of(),
				Map.of("description", incident.title()), null, null);
	}

	LogEntryResource assign(IncidentResource incident, ResourceReference by, Instant at,
			List<ResourceReference> assignees) {
		return create(incident, "assign_log_entry", "Assigned to " + names(assignees) + " by " + by.summary() + ".", by,
				at, new Details("auto", null, assignees, null));
	}

	LogEntryResource escalate(IncidentResource incident, ResourceReference by, Instant at,
			List<ResourceReference> assignees) {
		return create(incident, "escalate_log_entry", "Escalated to " + names(assignees) + " by " + by.summary() + ".",
				by, at, new Details("api", null, assignees, null));
	}

	LogEntryResource acknowledge(IncidentResource incident, ResourceReference by, Instant at, String channel) {
		return create(incident, "acknowledge_log_entry", "Acknowledged by " + by.summary() + ".", by, at,
				new Details(channel, null, null, null));
	}

	LogEntryResource resolve(IncidentResource incident, ResourceReference by, Instant at, String channel,
			@Nullable String resolution) {
		return create(incident, "resolve_log_entry", "Resolved by " + by.summary() + ".", by, at,
				new Details(channel, resolution, null, null));
	}

	LogEntryResource annotate(IncidentResource incident, ResourceReference by, Instant at, String note) {
		return create(incident, "annotate_log_entry", "Note added by " + by.summary() + ".", by, at,
				new Details("note", note, null, null));
	}

	/**
	 * A change of a field.
	 * @param field the field, such as priority
	 */
	LogEntryResource change(IncidentResource incident, ResourceReference by, Instant at, String field) {
		return create(incident, field + "_change_log_entry", "The " + field + " was changed by " + by.summary() + ".",
				by, at, new Details("api", null, null, null));
	}

	private LogEntryResource create(IncidentResource incident, String type, String summary, ResourceReference by,
			Instant at, Details details) {
		String id = this.ids.next();
		return new LogEntryResource(id, type, summary, this.links.api("log_entries", id), incident.htmlUrl(), at, by,
				new LogEntryResource.Channel(details.channel(), details.text()), incident.service(),
				incident.reference(), incident.teams(), List.of(), null, details.assignees(), details.notified());
	}

	private static String names(List<ResourceReference> users) {
		return users.stream().map(ResourceReference::summary).collect(Collectors.joining(", "));
	}

	private record Details(String channel, @Nullable String text, @Nullable List<ResourceReference> assignees,
			@Nullable ResourceReference notified) {
	}

}

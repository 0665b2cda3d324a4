package sample.pagerduty.sandbox.company;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The incidents of an account with their log and notes. Writes change them until the
 * sandbox stops; each adds a log entry.
 */
public final class Incidents {

	/** Every so many incidents, one has a note from the beginning. */
	private static final int NOTE_STEP = 4;

	private static final String NOTE = "Looked at the graphs. It began with the last deployment.";

	private final Map<String, IncidentResource> byId = new LinkedHashMap<>();

	private final BoundedList<LogEntryResource> log = new BoundedList<>();

	private final BoundedList<NoteResource> notes = new BoundedList<>();

	private final LogEntryFactory logEntries;

	private final CreatedIds noteIds;

	private final OnCalls onCalls;

	private volatile List<IncidentResource> all;

	/**
	 * Takes over incidents and adds what happened to them.
	 * @param incidents the incidents, newest first
	 * @param users the users they were assigned to, in turns
	 */
	Incidents(List<IncidentResource> incidents, List<ResourceReference> users, AccountSeed seed,
			LogEntryFactory logEntries, OnCalls onCalls) {
		this.logEntries = logEntries;
		this.noteIds = new CreatedIds(seed, AccountId.NOTE);
		this.onCalls = onCalls;
		this.all = incidents;
		List<LogEntryResource> past = new ArrayList<>();
		for (int index = 0; index < incidents.size(); index++) {
			IncidentResource incident = incidents.get(index);
			ResourceReference responder = users.get(index % users.size());
			this.byId.put(incident.id(), incident);
			past.addAll(logEntries.past(incident, responder));
			if (index % NOTE_STEP == 1) {
				Instant at = incident.createdAt().plus(Duration.ofMinutes(6));
				this.notes.add(note(incident, responder, NOTE, at));
				past.add(logEntries.annotate(incident, responder, at, NOTE));
			}
		}
		past.stream().sorted(Comparator.comparing(LogEntryResource::createdAt)).forEach(this.log::add);
	}

	/** The incidents, newest first. */
	public List<IncidentResource> all() {
		return this.all;
	}

	/** The log of all incidents, newest first. */
	public List<LogEntryResource> log() {
		return this.log.all();
	}

	/** The notes of an incident, newest first. */
	public List<NoteResource> notes(IncidentResource incident) {
		return this.notes.all().stream().filter((note) -> note.incidentId().equals(incident.id())).toList();
	}

	public synchronized NoteResource addNote(IncidentResource incident, UserResource by, String content, Instant at) {
		NoteResource note = note(incident, by.reference(), content, at);
		this.notes.add(note);
		this.log.add(this.logEntries.annotate(incident, by.reference(), at, content));
		return note;
	}

	private NoteResource note(IncidentResource incident, ResourceReference by, String content, Instant at) {
		return new NoteResource(this.noteIds.next(), by, new NoteResource.Channel("The PagerDuty website or APIs"),
				content, at, incident.id());
	}

	/**
	 * Changes incidents, all or none.
	 * @param changes the changes by the IDs of existing incidents
	 * @param policies all escalation policies
	 * @return the changed incidents; empty if one is resolved and cannot be changed so
	 */
	synchronized Optional<List<IncidentResource>> change(Map<String, IncidentChange> changes,
			List<EscalationPolicyResource> policies, UserResource by, Instant at) {
		boolean impossible = changes.entrySet()
			.stream()
			.anyMatch((entry) -> entry.getValue().needsOpenIncident()
					&& "resolved".equals(incident(entry.getKey()).status()));
		if (impossible) {
			return Optional.empty();
		}
		changes.forEach((id, change) -> this.byId.put(id,
				change(incident(id), change, new Write(policies, by.reference(), at))));
		this.all = List.copyOf(this.byId.values());
		return Optional.of(changes.keySet().stream().map(this::incident).toList());
	}

	private IncidentResource incident(String id) {
		return Objects.requireNonNull(this.byId.get(id));
	}

	private IncidentResource change(IncidentResource incident, IncidentChange change, Write write) {
		IncidentDraft draft = new IncidentDraft(incident, write.at());
		ResourceReference by = write.by();
		if (change.title() != null) {
			draft.title(change.title());
			this.log.add(this.logEntries.change(incident, by, write.at(), "title"));
		}
		if (change.urgency() != null) {
			draft.urgency(change.urgency());
			this.log.add(this.logEntries.change(incident, by, write.at(), "urgency"));
		}
		if (change.priority() != null) {
			draft.priority(change.priority());
			this.log.add(this.logEntries.change(incident, by, write.at(), "priority"));
		}
		reassign(incident, change, draft, write);
		if ("acknowledged".equals(change.status())) {
			draft.acknowledge(by);
			this.log.add(this.logEntries.acknowledge(incident, by, write.at(), "api"));
		}
		if ("resolved".equals(change.status())) {
			draft.resolve(by);
			this.log.add(this.logEntries.resolve(incident, by, write.at(), "api", change.resolution()));
		}
		return draft.finish();
	}

	private void reassign(IncidentResource incident, IncidentChange change, IncidentDraft draft, Write write) {
		EscalationPolicyResource policy = change.escalationPolicy();
		if (policy != null) {
			draft.escalationPolicy(policy);
		}
		if (change.assignees() != null) {
			draft.assign(change.assignees(), write.by());
			this.log.add(this.logEntries.assign(incident, write.by(), write.at(), change.assignees()));
		}
		else if (policy != null || change.level() != null) {
			EscalationPolicyResource used = (policy != null) ? policy : write.policyOf(incident);
			int level = (change.level() != null) ? change.level() : 1;
			List<ResourceReference> users = this.onCalls.usersAt(used, Math.min(level, used.escalationRules().size()),
					write.at());
			draft.assign(users, write.by());
			this.log.add(this.logEntries.escalate(incident, write.by(), write.at(), users));
		}
	}

	private record Write(List<EscalationPolicyResource> policies, ResourceReference by, Instant at) {

		EscalationPolicyResource policyOf(IncidentResource incident) {
			return Resource.find(this.policies, incident.escalationPolicy().id()).orElseThrow();
		}

	}

}

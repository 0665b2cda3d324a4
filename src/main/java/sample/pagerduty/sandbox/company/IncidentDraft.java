package sample.pagerduty.sandbox.company;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A copy of an incident in which one write changes what can change. */
final class IncidentDraft {

	private static final Duration AUTO_RESOLVE = Duration.ofHours(4);

	private final IncidentResource before;

	private final Instant at;

	private String title;

	private String status;

	private String urgency;

	private @Nullable ResourceReference priority;

	private ResourceReference escalationPolicy;

	private List<IncidentResource.Assignment> assignments;

	private List<IncidentResource.Acknowledgement> acknowledgements;

	private Instant statusChangedAt;

	private ResourceReference statusChangedBy;

	/**
	 * Copies an incident.
	 * @param at the time of the write
	 */
	IncidentDraft(IncidentResource before, Instant at) {
		this.before = before;
		this.at = at;
		this.title = before.title();
		this.status = before.status();
		this.urgency = before.urgency();
		this.priority = before.priority();
		this.escalationPolicy = before.escalationPolicy();
		this.assignments = before.assignments();
		this.acknowledgements = before.acknowledgements();
		this.statusChangedAt = before.lastStatusChangeAt();
		this.statusChangedBy = before.lastStatusChangeBy();
	}

	void title(String title) {
		this.title = title;
	}

	void urgency(String urgency) {
		this.urgency = urgency;
	}

	void priority(PriorityResource priority) {
		this.priority = priority.reference();
	}

	void escalationPolicy(EscalationPolicyResource policy) {
		this.escalationPolicy = policy.reference();
	}

	/** Assigns it to others, who have not acknowledged it yet. */
	void assign(List<ResourceReference> users, ResourceReference by) {
		this.assignments = users.stream().map((user) -> new IncidentResource.Assignment(this.at, user)).toList();
		this.acknowledgements = List.of();
		status("triggered", by);
	}

	void acknowledge(ResourceReference by) {
		List<IncidentResource.Acknowledgement> all = new ArrayList<>(this.acknowledgements);
		all.removeIf((acknowledgement) -> acknowledgement.acknowledger().id().equals(by.id()));
		all.add(new IncidentResource.Acknowledgement(this.at, by));
		this.acknowledgements = List.copyOf(all);
		status("acknowledged", by);
	}

	void resolve(ResourceReference by) {
		this.assignments = List.of();
		this.acknowledgements = List.of();
		status("resolved", by);
	}

	private void status(String status, ResourceReference by) {
		if (!status.equals(this.status)) {
			this.status = status;
			this.statusChangedAt = this.at;
			this.statusChangedBy = by;
		}
	}

	IncidentResource finish() {
		IncidentResource old = this.before;
		boolean resolved = "resolved".equals(this.status);
		int alerts = old.alertCounts().all();
		return new IncidentResource(old.id(), old.type(), "[#" + old.incidentNumber() + "] " + this.title, old.self(),
				old.htmlUrl(), old.incidentNumber(), this.title, this.title, this.status, this.urgency, old.createdAt(),
				this.at, resolved ? this.statusChangedAt : null, old.incidentKey(), old.service(), this.assignments,
				this.acknowledgements,
				resolved ? List.of()
						: List.of(new IncidentResource.PendingAction("resolve", old.createdAt().plus(AUTO_RESOLVE))),
				this.statusChangedAt, this.statusChangedBy, old.firstTriggerLogEntry(), this.escalationPolicy,
				old.teams(), this.priority, old.resolveReason(),
				new IncidentResource.AlertCounts(alerts, resolved ? 0 : alerts, resolved ? alerts : 0), !resolved,
				old.body(), old.conferenceBridge());
	}

}

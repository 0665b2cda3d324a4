package sample.pagerduty.client.tool;

import java.util.List;

/** The tools for incidents and what belongs to them. */
final class IncidentTools {

	static final String AREA = "incidents";

	static final Fields INCIDENT = Fields
		.of("id incident_number title status urgency priority service created_at assignees=assignments.assignee html_url");

	private static final String SCOPE = "incidents.read";

	private static final Fields LOG_ENTRY = Fields
		.of("id type created_at summary agent channel=channel.type service incident html_url");

	private IncidentTools() {
	}

	static List<Tool> all() {
		return List.of(listIncidents(), getIncident(), listLogEntries(), ofIncident("ListIncidentAlerts",
				"List alerts of an incident",
				"Lists the alerts of an incident with the details that the monitoring sent.",
				Listing.paged("/incidents/{incident_id}/alerts", "alerts", Fields
					.of("id summary status severity created_at service alert_key details*=body.details html_url"))),
				ofIncident("ListIncidentNotes", "List notes of an incident",
						"Lists the notes that people wrote on an incident.",
						Listing.whole("/incidents/{incident_id}/notes", "notes",
								Fields.of("id user content created_at"))),
				ofIncident("ListIncidentLogEntries", "List log entries of an incident",
						"Lists what happened to an incident, newest first: who was notified, who acknowledged, when it was reassigned.",
						Listing.paged("/incidents/{incident_id}/log_entries", "log_entries", LOG_ENTRY),
						Filter.of(overview())),
				ofIncident("GetPastIncidents", "Get past incidents",
						"Finds earlier incidents of the same service that are similar, with a score from 0 to 100.",
						Listing.first("/incidents/{incident_id}/past_incidents", "past_incidents",
								Fields.of("id=incident.id title=incident.title created_at=incident.created_at score"))),
				ofIncident("GetRelatedIncidents", "Get related incidents",
						"Finds incidents of other services that happen at the same time and may have the same cause.",
						Listing.whole("/incidents/{incident_id}/related_incidents", "related_incidents", Fields
							.of("id=incident.id title=incident.title created_at=incident.created_at relationships=relationships.type"))),
				ListTool.of(new ToolText("ListPriorities", "List priorities",
						"Lists the priorities that an incident can have, the highest first.", AREA, "priorities.read"),
						Listing.paged("/priorities", "priorities", Fields.of("id name description"))));
	}

	private static Tool listIncidents() {
		return ListTool.of(new ToolText("ListIncidents", "List incidents",
				"Lists incidents. Without filters it lists those of the last month in any state. For what is going on now, ask for the status triggered, then acknowledged.",
				AREA, SCOPE), Listing.paged("/incidents", AREA, INCIDENT),
				new Filter(
						ToolParameter.choice("status", "Only in this state.", "triggered", "acknowledged", "resolved"),
						"statuses[]"),
				new Filter(ToolParameter.choice("urgency", "Only of this urgency.", "high", "low"), "urgencies[]"),
				Filter.mine("Only incidents that are assigned to the user."),
				Filter.of(ToolParameter.ids("service_ids", "Only of these services.")), Filter.teamIds(),
				Filter.since("Beginning of the period in which they were created."), Filter.until());
	}

	private static Tool getIncident() {
		return GetTool.of(new ToolText("GetIncident", "Get an incident",
				"Gets an incident by its id: its state, who works on it, and where it escalates to.", AREA, SCOPE),
				"/incidents/{incident_id}", "incident",
				Fields
					.of("id incident_number title description status urgency priority service created_at resolved_at last_status_change_at assignees=assignments.assignee acknowledged_by=acknowledgements.acknowledger teams escalation_policy alert_counts incident_key html_url"),
				Filter.inPath(incidentId()));
	}

	private static Tool listLogEntries() {
		return ListTool.of(
				new ToolText("ListLogEntries", "List log entries",
						"Lists what happened to the incidents of the account, newest first.", AREA, SCOPE),
				Listing.paged("/log_entries", "log_entries", LOG_ENTRY), Filter.since("Beginning of the period."),
				Filter.until(), Filter.teamIds(), Filter.timeZone(), Filter.of(overview()));
	}

	private static ToolParameter overview() {
		return ToolParameter.flag("is_overview", "Whether to list the most important entries only.", true);
	}

	private static Tool ofIncident(String name, String title, String description, Listing listing, Filter... filters) {
		Filter[] all = new Filter[filters.length + 1];
		all[0] = Filter.inPath(incidentId());
		System.arraycopy(filters, 0, all, 1, filters.length);
		return ListTool.of(new ToolText(name, title, description, AREA, SCOPE), listing, all);
	}

	static ToolParameter incidentId() {
		return ToolParameter.id("incident_id", "Id of the incident, not its number.");
	}

}

package sample.pagerduty.client.tool;

import java.util.List;

/** The tools for services and for what changes them. */
final class ServiceTools {

	private static final String AREA = "services";

	private static final String BASIC = "id name description status escalation_policy teams last_incident_timestamp html_url";

	private static final Listing CHANGES = Listing.paged("/change_events", "change_events",
			Fields.of("id summary timestamp source services links* custom_details*"));

	private ServiceTools() {
	}

	static List<Tool> all() {
		return List.of(
				ListTool.of(
						new ToolText("ListServices", "List services",
								"Lists services with their state, such as active, warning, critical or maintenance.",
								AREA, "services.read"),
						Listing.paged("/services", AREA, Fields.of(BASIC)),
						Filter.of(ToolParameter.text("query", "A part of the name."))),
				GetTool.of(new ToolText(
						"GetService", "Get a service", "Gets a service and its settings.", AREA, "services.read"),
						"/services/{service_id}", "service",
						Fields.of(BASIC
								+ " created_at auto_resolve_timeout acknowledgement_timeout alert_creation integrations"),
						Filter.inPath(ToolParameter.id("service_id", "Id of the service."))),
				changeEvents());
	}

	private static Tool changeEvents() {
		List<Filter> filters = List.of(Filter.since("Beginning of the period."), Filter.until(), Filter.teamIds());
		Filter service = Filter.of(ToolParameter.id("service_id", "Only of this service."));
		return new FunctionTool(new ToolText("ListChangeEvents", "List change events",
				"Lists deployments and other changes, newest first. Use it to find what changed before an incident.",
				AREA, "change_events.read")
			.reading(ListTool.parameters(service, filters.get(0), filters.get(1), filters.get(2)), CHANGES.schema()),
				(input, context) -> {
					Listing listing = (input.text("service_id") != null)
							? CHANGES.at("/services/{service_id}/change_events") : CHANGES;
					return listing.fetch(context.api(), input, Filter.query(filters, input, context));
				});
	}

}

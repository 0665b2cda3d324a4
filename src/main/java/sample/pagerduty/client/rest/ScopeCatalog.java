package sample.pagerduty.client.rest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which scope of Scoped OAuth reading a resource needs, as PagerDuty's API reference says
 * of August 2026. Where two paths fit, the narrower one counts.
 *
 * @see <a href="https://developer.pagerduty.com/api-reference">API reference</a>
 */
public final class ScopeCatalog {

	private static final List<Entry> ENTRIES = Stream
		.of(none("/users/me"), entries("users.read", "/users", "/users/{id}"),
				entries("users:contact_methods.read", "/users/{id}/contact_methods/**"),
				entries("oauth_delegations.read", "/users/{id}/oauth_delegations/**"),
				entries("services.read", "/services/**", "/business_services/**", "/service_dependencies/**",
						"/maintenance_windows/**"),
				entries("incidents.read", "/incidents/**", "/log_entries/**"), entries("oncalls.read", "/oncalls"),
				entries("schedules.read", "/schedules/**"),
				entries("escalation_policies.read", "/escalation_policies/**"), entries("teams.read", "/teams/**"),
				entries("priorities.read", "/priorities"), entries("abilities.read", "/abilities/**"),
				entries("vendors.read", "/vendors/**"), entries("tags.read", "/tags/**"),
				entries("extensions.read", "/extensions/**"),
				entries("webhook_subscriptions.read", "/webhook_subscriptions/**"),
				entries("event_orchestrations.read", "/event_orchestrations/**"),
				entries("change_events.read", "/change_events/**"),
				entries("incident_workflows.read", "/incident_workflows/**"),
				entries("status_dashboards.read", "/status_dashboards/**"),
				entries("audit_records.read", "/audit/records"), entries("licenses.read", "/licenses"),
				entries("users:notifications.read", "/notifications"))
		.flatMap((entries) -> entries)
		.sorted(Comparator.comparing(Entry::path))
		.toList();

	private ScopeCatalog() {
	}

	private static Stream<Entry> none(String path) {
		return Stream.of(new Entry(PathPatternParser.defaultInstance.parse(path), new ScopeRequirement(Set.of())));
	}

	private static Stream<Entry> entries(String scope, String... paths) {
		ScopeRequirement requirement = new ScopeRequirement(Set.of(scope));
		return Stream.of(paths).map((path) -> new Entry(PathPatternParser.defaultInstance.parse(path), requirement));
	}

	/**
	 * What reading a resource needs with a token of Scoped OAuth.
	 * @param path the path of the resource, or a template of it
	 * @return the scope, none, or nothing if that is not known
	 */
	public static Optional<ScopeRequirement> find(String path) {
		PathContainer resource = PathContainer.parsePath(path);
		return ENTRIES.stream().filter((entry) -> entry.path().matches(resource)).map(Entry::requirement).findFirst();
	}

	/**
	 * A line of the table.
	 *
	 * @param path the resource and, with {@code **}, what is below it
	 * @param requirement what reading it needs
	 */
	record Entry(PathPattern path, ScopeRequirement requirement) {
	}

}

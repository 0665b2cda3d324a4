package sample.pagerduty.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.sandbox.App.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documented parameters of the collections: each filters, sorts or expands, or is an
 * error that says so.
 */
class FilterIntegrationTests {

	private static Sandbox sandbox;

	private static App app;

	private static String token;

	private static List<JsonNode> incidents;

	private static List<JsonNode> services;

	private static List<JsonNode> users;

	@BeforeAll
	static void logIn() throws Exception {
		sandbox = Sandbox
			.start(new SandboxOptions(0, List.of(App.CALLBACK), AppKind.SCOPED, List.of(App.SCOPES.split(" "))));
		app = new App(sandbox);
		token = app.login(Visitor.ADMIN).text("access_token");
		incidents = list("incidents", "");
		services = list("services", "");
		users = list("users", "");
	}

	@AfterAll
	static void stopSandbox() {
		sandbox.close();
	}

	@ParameterizedTest
	@CsvSource({ "triggered, 3", "acknowledged, 5", "resolved, 32", "triggered&statuses[]=acknowledged, 8",
			"triggered&statuses[]=triggered, 3", "resolved&statuses[]=acknowledged&statuses[]=triggered, 40" })
	void incidentsWhenStatusesAreAskedThenOnlyThose(String query, int count) throws Exception {
		assertThat(list("incidents", "statuses[]=" + query)).hasSize(count)
			.allMatch((incident) -> query.contains(text(incident, "status")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "high", "low" })
	void incidentsWhenUrgencyIsAskedThenOnlyThat(String urgency) throws Exception {
		assertThat(list("incidents", "urgencies[]=" + urgency))
			.isEqualTo(where(incidents, (incident) -> text(incident, "urgency").equals(urgency)))
			.isNotEmpty();
		assertThat(list("incidents", "urgencies[]=low&urgencies[]=high")).isEqualTo(incidents);
	}

	@Test
	void incidentsWhenServicesAreAskedThenOnlyTheirs() throws Exception {
		String one = incidents.get(0).path("service").path("id").asString();
		String two = incidents.get(9).path("service").path("id").asString();
		assertThat(list("incidents", "service_ids[]=" + one + "&service_ids%5B%5D=" + two)).hasSizeGreaterThan(1)
			.isEqualTo(where(incidents,
					(incident) -> List.of(one, two).contains(incident.path("service").path("id").asString())));
		assertThat(list("incidents", "service_ids[]=PNOSUCH")).isEmpty();
	}

	@Test
	void collectionsWhenTeamsAreAskedThenOnlyTheirs() throws Exception {
		String team = services.get(0).path("teams").path(0).path("id").asString();
		Predicate<JsonNode> isOfTeam = (resource) -> resource.path("teams")
			.valueStream()
			.anyMatch((reference) -> team.equals(text(reference, "id")));
		assertThat(list("incidents", "team_ids[]=" + team)).isEqualTo(where(incidents, isOfTeam)).isNotEmpty();
		assertThat(list("services", "team_ids[]=" + team)).isEqualTo(where(services, isOfTeam)).hasSize(10);
		assertThat(list("users", "team_ids[]=" + team)).isEqualTo(where(users, isOfTeam)).isNotEmpty();
		for (String collection : List.of("incidents", "services", "users")) {
			assertThat(list(collection, "team_ids[]=PNOSUCH")).isEmpty();
		}
	}

	@Test
	void incidentsWhenUsersAreAskedThenOnlyWhatIsAssignedNow() throws Exception {
		String user = incidents.get(4).path("assignments").path(0).path("assignee").path("id").asString();
		assertThat(list("incidents", "user_ids[]=" + user)).isNotEmpty()
			.allMatch((incident) -> user
				.equals(incident.path("assignments").path(0).path("assignee").path("id").asString()))
			.noneMatch((incident) -> "resolved".equals(text(incident, "status")));
	}

	@Test
	void incidentsWhenKeyIsAskedThenOnlyThat() throws Exception {
		JsonNode incident = incidents.get(17);
		assertThat(list("incidents", "incident_key=" + text(incident, "incident_key"))).containsExactly(incident);
		assertThat(list("incidents", "incident_key=sandbox")).isEmpty();
	}

	@Test
	void incidentsWhenDatesAreAskedThenOnlyThoseCreatedBetween() throws Exception {
		Instant newest = Instant.parse(text(incidents.get(0), "created_at"));
		Instant since = newest.minus(Duration.ofHours(51));
		Instant until = newest.minus(Duration.ofHours(9));
		List<JsonNode> expected = where(incidents, (incident) -> {
			Instant at = Instant.parse(text(incident, "created_at"));
			return !at.isBefore(since) && !at.isAfter(until);
		});
		assertThat(expected).hasSize(9);
		assertThat(list("incidents", "since=" + since + "&until=" + until)).isEqualTo(expected);
		String local = since.toString().replace("Z", "");
		assertThat(list("incidents", "since=" + local + "&until=" + until)).isEqualTo(expected);
		String offset = since.atOffset(ZoneOffset.ofHours(2)).toString().replace("+", "%2B");
		assertThat(list("incidents", "since=" + offset + "&until=" + until)).isEqualTo(expected);
	}

	@Test
	void incidentsWhenDatesAreOutsideThenNoneUnlessAllAreAsked() throws Exception {
		assertThat(list("incidents", "since=2020-01-01&until=2020-02-01")).isEmpty();
		assertThat(list("incidents", "since=2020-01-01&until=2020-02-01&date_range=all")).isEqualTo(incidents);
		assertThat(list("incidents", "until=2020-02-01T00:00:00Z")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "created_at", "created_at:asc", "incident_number", "incident_number:asc" })
	void incidentsWhenSortedUpwardsThenOldestFirst(String order) throws Exception {
		List<JsonNode> expected = new ArrayList<>(incidents);
		expected.sort(Comparator.comparing((incident) -> incident.path("incident_number").asInt()));
		assertThat(list("incidents", "sort_by=" + order)).isEqualTo(expected);
	}

	@Test
	void incidentsWhenSortedByTwoFieldsThenTheSecondDecidesTies() throws Exception {
		List<JsonNode> expected = new ArrayList<>(incidents);
		expected.sort(Comparator.<JsonNode, Boolean>comparing((incident) -> "high".equals(text(incident, "urgency")))
			.reversed()
			.thenComparing((incident) -> text(incident, "created_at")));
		assertThat(list("incidents", "sort_by=urgency:desc,created_at:asc")).isEqualTo(expected);
		assertThat(list("incidents", "sort_by=urgency:desc%2Ccreated_at")).isEqualTo(expected);
	}

	@Test
	void incidentsWhenSortedByResolutionThenOpenOnesAreLast() throws Exception {
		List<JsonNode> sorted = list("incidents", "sort_by=resolved_at");
		assertThat(sorted.subList(0, 32)).isSortedAccordingTo(Comparator.comparing((it) -> text(it, "resolved_at")));
		assertThat(sorted.subList(32, 40)).allMatch((incident) -> incident.path("resolved_at").isNull());
	}

	@Test
	void servicesWhenSortedThenByName() throws Exception {
		List<String> names = names(list("services", "sort_by=name"));
		assertThat(names).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER).hasSize(60);
		assertThat(names(list("services", "sort_by=name:asc"))).isEqualTo(names);
		assertThat(names(list("services", "sort_by=name:desc")))
			.isEqualTo(names.stream().sorted(String.CASE_INSENSITIVE_ORDER.reversed()).toList());
	}

	@ParameterizedTest
	@CsvSource({ "name=Card%20Payments, Card Payments", "name=card%20payments, ''", "name=Card, ''",
			"query=card%20p, Card Payments", "query=CARD&name=Loyalty%20Card, Loyalty Card" })
	void servicesWhenNameIsAskedThenTheWholeNameCounts(String query, String name) throws Exception {
		assertThat(String.join(",", names(list("services", query)))).isEqualTo(name);
	}

	@ParameterizedTest
	@CsvSource({ "ines, Ines Okafor", "OKAFOR%40marlin, Ines Okafor", "noor.haddad%40, Noor Haddad", "nobody, ''",
			"tomasz.lindqvist%40marlin-moss.example, Tomasz Lindqvist" })
	void usersWhenQueriedThenNameAndEmailAreSearched(String query, String name) throws Exception {
		assertThat(String.join(",", names(list("users", "query=" + query)))).isEqualTo(name);
	}

	@Test
	void filtersWhenCombinedThenAllCountAndSoDoPages() throws Exception {
		JsonNode page = app.api("/incidents?statuses[]=resolved&urgencies[]=low&limit=3&offset=3&total=true", token)
			.json();
		List<JsonNode> all = where(incidents,
				(it) -> "resolved".equals(text(it, "status")) && "low".equals(text(it, "urgency")));
		assertThat(page.path("total").asInt()).isEqualTo(all.size());
		assertThat(page.path("incidents").valueStream().toList()).isEqualTo(all.subList(3, 6));
	}

	@ParameterizedTest
	@CsvSource({ "incidents, services, service, service", "incidents, teams, teams, team",
			"incidents, escalation_policies, escalation_policy, escalation_policy",
			"incidents, first_trigger_log_entries, first_trigger_log_entry, trigger_log_entry",
			"services, escalation_policies, escalation_policy, escalation_policy", "users, teams, teams, team",
			"users, contact_methods, contact_methods, email_contact_method", "services, teams, teams, team",
			"services, integrations, integrations, events_api_v2_inbound_integration" })
	void includeWhenAskedThenReferencesAreWhole(String collection, String include, String field, String type)
			throws Exception {
		JsonNode first = list(collection, "include[]=" + include).get(0);
		JsonNode value = first.path(field).isArray() ? first.path(field).path(0) : first.path(field);
		assertThat(text(value, "type")).isEqualTo(type);
		assertThat(value.size()).isGreaterThan(5);
		String path = "/" + collection + "/" + text(first, "id") + "?include[]=" + include;
		assertThat(app.api(path, token).json().path(collection.replaceFirst("s$", ""))).isEqualTo(first);
		assertThat(text(value, "id")).isEqualTo(text(plain(collection, field), "id"));
	}

	private static JsonNode plain(String collection, String field) {
		JsonNode value = switch (collection) {
			case "users" -> users.get(0).path(field);
			case "services" -> services.get(0).path(field);
			default -> incidents.get(0).path(field);
		};
		return value.isArray() ? value.path(0) : value;
	}

	@Test
	void includeWhenUsersAreAskedThenAllOfAnIncidentAreWhole() throws Exception {
		JsonNode incident = list("incidents", "statuses[]=acknowledged&include[]=users").get(0);
		for (JsonNode user : List.of(incident.path("assignments").path(0).path("assignee"),
				incident.path("acknowledgements").path(0).path("acknowledger"),
				incident.path("last_status_change_by"))) {
			assertThat(text(user, "type")).isEqualTo("user");
			assertThat(text(user, "email")).endsWith(".example");
		}
		JsonNode other = list("incidents", "statuses[]=acknowledged&include[]=acknowledgers").get(0);
		assertThat(text(other.path("acknowledgements").path(0).path("acknowledger"), "type")).isEqualTo("user");
		assertThat(text(other.path("assignments").path(0).path("assignee"), "type")).isEqualTo("user_reference");
	}

	@Test
	void meWhenIncludeIsAskedThenReferencesAreWhole() throws Exception {
		JsonNode user = app.api("/users/me?include[]=contact_methods&include[]=teams", token).json().path("user");
		assertThat(text(user.path("contact_methods").path(0), "address")).isEqualTo(Visitor.ADMIN);
		assertThat(text(user.path("teams").path(0), "type")).isEqualTo("team");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "/incidents?statuses[]=open | statuses[]=open",
			"/incidents?statuses=triggered | write statuses[]=VALUE",
			"/incidents?statuses[0]=triggered | write statuses[]=VALUE",
			"/incidents?urgencies[]=HIGH | urgencies[]=HIGH", "/incidents?service_ids=P1 | write service_ids[]=VALUE",
			"/incidents?since[]=2026-01-01 | since is not a list", "/incidents?since=yesterday | since must be a time",
			"/incidents?until=2026-13-01 | until must be a time",
			"/incidents?since=2026-02-01&until=2026-01-01 | since must be before until",
			"/incidents?since=2025-01-01&until=2026-01-01 | at most six months",
			"/incidents?since=-999999999-01-01 | at most six months",
			"/incidents?date_range=week | date_range must be all", "/incidents?sort_by=title | sort_by must have",
			"/incidents?sort_by=created_at:up | sort_by must have", "/incidents?sort_by= | sort_by must have",
			"/incidents?sort_by=urgency,created_at,resolved_at | sort_by must",
			"/incidents?include[]=custom_fields | does not support include[]=custom_fields",
			"/incidents?time_zone=Europe/Atlantis | does not support time_zone",
			"/services?sort_by=created_at | sort_by must be name",
			"/services?include[]=auto_pause_notifications_parameters | does not support include[]=auto_pause",
			"/services?time_zone=Tokyo | does not support time_zone", "/services?team_ids=P1 | write team_ids[]=VALUE",
			"/users?include[]=subdomains | include[]=subdomains", "/users?query[]=x | query is not a list",
			"/users/me?include[]=x | include[]=x", "/users/me?include=teams | write include[]=VALUE" })
	void parameterWhenItCannotBeServedThenErrorSaysSo(String path, String detail) throws Exception {
		Answer answer = app.api(path.replace("[", "%5B").replace("]", "%5D"), token);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().path("error").path("code").asInt()).isEqualTo(2001);
		assertThat(answer.json().path("error").path("errors").toString()).contains(detail);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/incidents?query=nothing", "/services?statuses[]=triggered", "/users?colour=red",
			"/incidents?__proto__=1", "/services?page=7", "/users?sort_by=name", "/incidents?time_zone=UTC" })
	void parameterWhenPagerDutyDoesNotDocumentItThenIgnored(String path) throws Exception {
		String collection = path.substring(1, path.indexOf('?'));
		assertThat(app.api(path.replace("[", "%5B").replace("]", "%5D") + "&limit=100", token).json().path(collection))
			.hasSizeGreaterThan(11);
	}

	@Test
	void incidentsWhenUserIsRestrictedThenFiltersShowNothingMore() throws Exception {
		String restricted = app.login(Visitor.RESTRICTED).text("access_token");
		JsonNode page = app.api("/incidents?date_range=all&limit=100&total=true", restricted).json();
		assertThat(page.path("total").asInt()).isBetween(1, 39);
		String foreign = text(services.get(0), "id");
		assertThat(app.api("/incidents?service_ids%5B%5D=" + foreign, restricted).json().path("incidents")).isEmpty();
	}

	private static List<JsonNode> list(String collection, String query) throws Exception {
		Answer answer = app.api("/" + collection + "?limit=100&" + query.replace("[", "%5B").replace("]", "%5D"),
				token);
		assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
		return answer.json().path(collection).valueStream().toList();
	}

	private static List<JsonNode> where(List<JsonNode> resources, Predicate<JsonNode> filter) {
		return resources.stream().filter(filter).toList();
	}

	private static List<String> names(List<JsonNode> resources) {
		return resources.stream().map((resource) -> text(resource, "name")).toList();
	}

	private static String text(JsonNode node, String name) {
		return node.path(name).asString();
	}

}

package sample.pagerduty.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.sandbox.App.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.sandbox.AccountData.id;
import static sample.pagerduty.sandbox.AccountData.text;

/**
 * What belongs to an incident: log entries, alerts, notes, similar incidents, changes and
 * priorities.
 */
class IncidentHistoryIntegrationTests {

	private static Sandbox sandbox;

	private static App app;

	private static AccountData admin;

	private static List<JsonNode> log;

	@BeforeAll
	static void logIn() throws Exception {
		sandbox = App.startSandbox(AppKind.CLASSIC);
		app = new App(sandbox);
		admin = AccountData.of(app, Visitor.ADMIN, "openid read");
		log = admin.list("/log_entries");
	}

	@AfterAll
	static void stopSandbox() {
		sandbox.close();
	}

	@Test
	void logWhenListedThenNewestIsFirstAndHasPagerDutysFields() {
		assertThat(log).hasSize(100)
			.isSortedAccordingTo((a, b) -> text(b, "created_at").compareTo(text(a, "created_at")));
		for (JsonNode entry : log) {
			assertThat(entry.propertyNames()).contains("id", "type", "summary", "self", "html_url", "created_at",
					"agent", "channel", "service", "incident", "teams", "contexts");
			assertThat(text(entry, "incident", "type")).isEqualTo("incident_reference");
		}
	}

	@ParameterizedTest
	@CsvSource({ "triggered, 2, 3", "acknowledged, 1, 4", "resolved, 2, 5" })
	void logWhenOfOneIncidentThenTellsItsHistory(String status, int index, int entries) {
		JsonNode incident = incident(status, index);
		List<JsonNode> own = admin.list("/incidents/" + id(incident) + "/log_entries");
		assertThat(own).hasSize(entries).allMatch((entry) -> id(entry.path("incident")).equals(id(incident)));
		assertThat(own.stream().map((entry) -> text(entry, "type"))).startsWith(switch (status) {
			case "triggered" -> "notify_log_entry";
			case "acknowledged" -> "acknowledge_log_entry";
			default -> "resolve_log_entry";
		}).contains("trigger_log_entry", "assign_log_entry");
		assertThat(text(own.get(0), "created_at")).isGreaterThanOrEqualTo(text(incident, "last_status_change_at"));
		JsonNode first = own.stream().filter((it) -> text(it, "type").equals("trigger_log_entry")).findFirst().get();
		assertThat(id(first)).isEqualTo(id(incident.path("first_trigger_log_entry")));
		assertThat(text(first, "event_details", "description")).isEqualTo(text(incident, "title"));
	}

	@Test
	void logEntryWhenFetchedThenSameAsInList() {
		JsonNode entry = admin.get("/log_entries/" + id(log.get(7))).path("log_entry");
		assertThat(entry).isEqualTo(log.get(7));
		assertThat(text(entry, "self")).endsWith("/log_entries/" + id(entry));
	}

	@Test
	void logWhenOverviewIsAskedThenNotificationsAreLeftOut() {
		assertThat(admin.list("/log_entries", "is_overview=true")).isNotEmpty()
			.noneMatch((entry) -> text(entry, "type").equals("notify_log_entry"));
		assertThat(log).anyMatch((entry) -> text(entry, "type").equals("notify_log_entry"));
		assertThat(admin.list("/log_entries", "is_overview=false")).isEqualTo(log);
	}

	@Test
	void logWhenTimesAndTeamsAreAskedThenOnlyThose() {
		String since = text(log.get(30), "created_at");
		String until = text(log.get(10), "created_at");
		assertThat(admin.list("/log_entries", "since=" + since, "until=" + until)).hasSizeBetween(21, 24)
			.allMatch((entry) -> text(entry, "created_at").compareTo(since) >= 0
					&& text(entry, "created_at").compareTo(until) <= 0);
		String team = id(log.get(0).path("teams").path(0));
		assertThat(admin.list("/log_entries", "team_ids[]=" + team)).isNotEmpty()
			.allMatch((entry) -> id(entry.path("teams").path(0)).equals(team));
		assertThat(admin.list("/log_entries", "team_ids[]=PNOSUCH")).isEmpty();
	}

	@Test
	void logWhenTimeZoneIsAskedThenTimesAreTheSameMoments() {
		JsonNode local = admin.list("/log_entries", "time_zone=Asia/Kolkata").get(3);
		assertThat(text(local, "created_at")).endsWith("+05:30");
		assertThat(OffsetDateTime.parse(text(local, "created_at")).toInstant())
			.isEqualTo(Instant.parse(text(log.get(3), "created_at")));
		JsonNode incident = admin.list("/incidents", "time_zone=America/Lima").get(4);
		assertThat(text(incident, "created_at")).endsWith("-05:00");
		assertThat(text(incident, "assignments")).isEmpty();
		assertThat(text(incident.path("assignments").path(0), "at")).endsWith("-05:00");
	}

	@ParameterizedTest
	@CsvSource({ "incidents, incident, incident", "services, service, service", "teams, teams, team",
			"channels, service, service_reference" })
	void logWhenIncludeIsAskedThenReferencesAreWhole(String include, String field, String type) {
		JsonNode value = admin.list("/log_entries", "include[]=" + include).get(0).path(field);
		assertThat(text(value.isArray() ? value.path(0) : value, "type")).isEqualTo(type);
	}

	@Test
	void logWhenFetchedPageByPageThenEachEntryIsThereOnce() {
		Set<String> ids = new HashSet<>();
		int offset = 0;
		JsonNode page;
		do {
			page = admin.get("/log_entries?limit=37&total=true&offset=" + offset);
			page.path("log_entries").forEach((entry) -> ids.add(id(entry)));
			offset += 37;
		}
		while (page.path("more").asBoolean());
		assertThat(ids).hasSize(page.path("total").asInt()).hasSizeGreaterThan(150);
	}

	@Test
	void alertsWhenListedThenHaveDetailsAndTheIncidentsState() {
		for (String status : List.of("triggered", "acknowledged", "resolved")) {
			JsonNode incident = incident(status, 1);
			List<JsonNode> alerts = admin.list("/incidents/" + id(incident) + "/alerts");
			assertThat(alerts).hasSize(incident.path("alert_counts").path("all").asInt());
			JsonNode alert = alerts.get(0);
			assertThat(alert.propertyNames()).containsExactlyInAnyOrder("id", "type", "summary", "self", "html_url",
					"created_at", "status", "resolved_at", "alert_key", "suppressed", "service", "severity", "incident",
					"first_trigger_log_entry", "body", "integration");
			assertThat(text(alert, "status")).isEqualTo("resolved".equals(status) ? "resolved" : "triggered");
			assertThat(alert.path("body").path("details").propertyNames()).contains("host", "value", "threshold");
			assertThat(admin.get("/incidents/" + id(incident) + "/alerts/" + id(alert)).path("alert")).isEqualTo(alert);
			assertThat(app.get(text(alert, "html_url")).status()).isEqualTo(200);
		}
	}

	@Test
	void alertsWhenFilteredAndSortedThenOnlyThose() {
		JsonNode incident = admin.list("/incidents")
			.stream()
			.filter((it) -> it.path("alert_counts").path("all").asInt() == 2)
			.findFirst()
			.get();
		String path = "/incidents/" + id(incident) + "/alerts";
		List<JsonNode> alerts = admin.list(path);
		assertThat(admin.list(path, "sort_by=created_at:desc")).containsExactly(alerts.get(1), alerts.get(0));
		assertThat(admin.list(path, "alert_key=" + text(alerts.get(1), "alert_key"))).containsExactly(alerts.get(1));
		assertThat(admin.list(path, "statuses[]=resolved")).isEmpty();
		assertThat(admin.list(path, "statuses[]=triggered", "statuses[]=resolved")).isEqualTo(alerts);
		assertThat(text(admin.list(path, "include[]=incidents").get(0), "incident", "title"))
			.isEqualTo(text(incident, "title"));
	}

	@Test
	void notesWhenListedThenSomeIncidentsHaveOne() {
		JsonNode incident = admin.list("/incidents").get(1);
		JsonNode notes = admin.get("/incidents/" + id(incident) + "/notes");
		assertThat(notes.propertyNames()).containsExactly("notes");
		assertThat(notes.path("notes").path(0).propertyNames()).containsExactlyInAnyOrder("id", "user", "channel",
				"content", "created_at");
		assertThat(admin.get("/incidents/" + id(admin.list("/incidents").get(0)) + "/notes").path("notes")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { Visitor.ADMIN, Visitor.OTHER, Visitor.EUROPEAN })
	void similarIncidentsWhenListedThenEachCompanyHasSome(String email) throws Exception {
		AccountData account = AccountData.of(app, email, "openid read");
		JsonNode newest = account.list("/incidents").get(0);
		JsonNode past = account.get("/incidents/" + id(newest) + "/past_incidents?total=true");
		assertThat(past.propertyNames()).containsExactlyInAnyOrder("past_incidents", "total", "limit");
		assertThat(past.path("limit").asInt()).isEqualTo(5);
		assertThat(past.path("past_incidents").valueStream()).isNotEmpty()
			.hasSizeLessThanOrEqualTo(5)
			.allMatch((it) -> it.path("score").asDouble() > 0
					&& text(it, "incident", "created_at").compareTo(text(newest, "created_at")) < 0);
		assertThat(account.get("/incidents/" + id(newest) + "/past_incidents?limit=1").path("past_incidents"))
			.hasSize(1);
		boolean related = false;
		for (JsonNode incident : account.list("/incidents").subList(0, 8)) {
			List<JsonNode> found = account.list("/incidents/" + id(incident) + "/related_incidents");
			assertThat(found).noneMatch((it) -> id(it.path("incident")).equals(id(incident)))
				.allMatch((it) -> it.path("relationships").path(0).has("metadata"));
			related = related || !found.isEmpty();
		}
		assertThat(related).isTrue();
	}

	@Test
	void changesWhenListedThenFiltersWork() {
		List<JsonNode> changes = admin.list("/change_events");
		assertThat(changes).hasSize(30)
			.isSortedAccordingTo((a, b) -> text(b, "timestamp").compareTo(text(a, "timestamp")));
		assertThat(changes.get(0).propertyNames()).containsExactlyInAnyOrder("id", "type", "summary", "self",
				"html_url", "timestamp", "services", "integration", "source", "links", "images", "custom_details");
		String until = Instant.parse(text(changes.get(0), "timestamp")).minus(Duration.ofHours(9)).toString();
		assertThat(admin.list("/change_events", "until=" + until)).isEqualTo(changes.subList(2, 30));
		assertThat(admin.list("/change_events", "since=" + until)).isEqualTo(changes.subList(0, 2));
		String integration = id(changes.get(4).path("integration"));
		assertThat(admin.list("/change_events", "integration_ids[]=" + integration)).containsExactly(changes.get(4));
		String service = id(changes.get(4).path("services").path(0));
		assertThat(admin.list("/services/" + service + "/change_events")).containsExactly(changes.get(4));
		String team = id(admin.get("/services/" + service).path("service").path("teams").path(0));
		assertThat(admin.list("/change_events", "team_ids[]=" + team)).contains(changes.get(4)).hasSizeBetween(2, 29);
		assertThat(admin.get("/change_events/" + id(changes.get(4))).path("change_event")).isEqualTo(changes.get(4));
		assertThat(app.get(text(changes.get(4), "html_url")).status()).isEqualTo(200);
	}

	@Test
	void prioritiesWhenListedThenIncidentsReferToThem() {
		List<JsonNode> priorities = admin.list("/priorities");
		assertThat(priorities.stream().map((it) -> text(it, "name"))).containsExactly("P1", "P2", "P3", "P4");
		assertThat(priorities.get(0).path("order").asInt()).isGreaterThan(priorities.get(3).path("order").asInt());
		JsonNode incident = admin.list("/incidents").get(3);
		assertThat(id(incident.path("priority"))).isEqualTo(id(priorities.get(1)));
		assertThat(admin.list("/incidents", "include[]=priorities").get(3).path("priority"))
			.isEqualTo(priorities.get(1));
	}

	@Test
	void incidentWhenTitleReadsLikeAnInstructionThenItIsData() {
		List<JsonNode> hostile = admin.list("/incidents")
			.stream()
			.filter((incident) -> text(incident, "title").startsWith("IGNORE PREVIOUS INSTRUCTIONS"))
			.toList();
		assertThat(hostile).hasSize(1);
		Answer page = app.get(text(hostile.get(0), "html_url"));
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.response().body()).contains("&lt;system&gt;").doesNotContain("<system>");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "/log_entries?is_overview=yes | is_overview must be true or false",
			"/log_entries?since=now | since must be a time", "/log_entries?team_ids=P1 | write team_ids[]=VALUE",
			"/log_entries?since=2026-02-01&until=2026-01-01 | since must be before until",
			"/log_entries?include[]=users | does not support include[]=users", "/log_entries?limit=0 | limit must be",
			"/log_entries?time_zone=Mars | does not support time_zone", "/change_events?until=x | until must be a time",
			"/priorities?limit=x | limit must be", "/change_events?team_ids=P1 | write team_ids[]=VALUE" })
	void parameterWhenItCannotBeServedThenErrorSaysSo(String path, String detail) {
		Answer answer = admin.call(path);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().path("error").path("code").asInt()).isEqualTo(2001);
		assertThat(answer.json().path("error").path("errors").toString()).contains(detail);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "alerts", "notes", "log_entries", "past_incidents", "related_incidents", "alerts/PNOSUCH" })
	void incidentWhenUnknownOrOfAnotherTeamThenNothingOfIt(String what) throws Exception {
		assertThat(admin.call("/incidents/PNOSUCH/" + what).status()).isEqualTo(404);
		AccountData restricted = AccountData.of(app, Visitor.RESTRICTED, "openid read");
		JsonNode foreign = admin.list("/incidents")
			.stream()
			.filter((it) -> !text(it.path("teams").path(0), "summary").equals("Payments"))
			.findFirst()
			.get();
		assertThat(restricted.call("/incidents/" + id(foreign) + "/" + what).status()).isEqualTo(403);
	}

	@Test
	void listsWhenUserIsRestrictedThenOnlyTheirTeams() throws Exception {
		AccountData restricted = AccountData.of(app, Visitor.RESTRICTED, "openid read");
		for (String collection : List.of("log_entries", "schedules", "escalation_policies")) {
			assertThat(restricted.list("/" + collection)).as(collection)
				.isNotEmpty()
				.allMatch((it) -> text(it.path("teams").path(0), "summary").equals("Payments"));
		}
		assertThat(restricted.list("/teams")).hasSize(1);
		assertThat(restricted.list("/oncalls")).hasSize(3);
		assertThat(restricted.list("/change_events")).isNotEmpty().hasSizeLessThan(30);
	}

	private static JsonNode incident(String status, int index) {
		return admin.list("/incidents", "statuses[]=" + status).get(index);
	}

}

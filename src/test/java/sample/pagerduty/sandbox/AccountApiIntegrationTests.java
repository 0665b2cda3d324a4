package sample.pagerduty.sandbox;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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

/** The REST API: shapes, pages, permissions and errors. */
class AccountApiIntegrationTests {

	private static Sandbox sandbox;

	private static App app;

	private static String admin;

	private static String restricted;

	@BeforeAll
	static void logIn() throws Exception {
		sandbox = start();
		app = new App(sandbox);
		admin = app.login(Visitor.ADMIN).text("access_token");
		restricted = app.login(Visitor.RESTRICTED).text("access_token");
	}

	@AfterAll
	static void stopSandbox() {
		sandbox.close();
	}

	private static Sandbox start() {
		return Sandbox
			.start(new SandboxOptions(0, List.of(App.CALLBACK), AppKind.SCOPED, List.of(App.SCOPES.split(" "))));
	}

	@Test
	void meWhenCalledThenUserIsNested() throws Exception {
		JsonNode user = app.api("/users/me", admin).json().path("user");
		assertThat(user.propertyNames()).containsExactlyInAnyOrder("id", "type", "summary", "self", "html_url", "name",
				"email", "time_zone", "color", "role", "avatar_url", "description", "job_title", "invitation_sent",
				"contact_methods", "notification_rules", "teams");
		assertThat(user.path("name").asString()).isEqualTo("Ines Okafor");
		assertThat(user.path("id").asString()).matches("P[0-9A-Z]{6}");
	}

	@Test
	void servicesWhenFetchedPageByPageThenEachIsThereOnce() throws Exception {
		Set<String> ids = new LinkedHashSet<>();
		JsonNode page;
		do {
			page = app.api("/services?limit=23&offset=" + ids.size(), admin).json();
			page.path("services").forEach((service) -> ids.add(service.path("id").asString()));
			assertThat(page.path("total").isNull()).isTrue();
		}
		while (page.path("more").asBoolean());
		assertThat(ids).hasSize(60).allMatch((id) -> id.matches("P[0-9A-Z]{6}"));
	}

	@Test
	void servicesWhenNoLimitThenTwentyFive() throws Exception {
		JsonNode page = app.api("/services", admin).json();
		assertThat(page.path("services")).hasSize(25);
		assertThat(page.path("limit").asInt()).isEqualTo(25);
		assertThat(page.path("more").asBoolean()).isTrue();
	}

	@Test
	void servicesWhenTotalIsAskedThenItIsCounted() throws Exception {
		assertThat(app.api("/services?total=true", admin).json().path("total").asInt()).isEqualTo(60);
	}

	@Test
	void servicesWhenQueriedThenLetterCaseDoesNotMatter() throws Exception {
		JsonNode services = app.api("/services?query=CARD", admin).json().path("services");
		assertThat(names(services)).containsExactly("Card Payments", "Loyalty Card");
	}

	@Test
	void serviceWhenFetchedThenHasPagerDutysFields() throws Exception {
		JsonNode first = app.api("/services?limit=1", admin).json().path("services").path(0);
		JsonNode service = app.api("/services/" + first.path("id").asString(), admin).json().path("service");
		assertThat(service).isEqualTo(first);
		assertThat(service.propertyNames()).containsExactlyInAnyOrder("id", "type", "summary", "self", "html_url",
				"name", "description", "status", "created_at", "last_incident_timestamp", "auto_resolve_timeout",
				"acknowledgement_timeout", "escalation_policy", "teams", "integrations", "alert_creation");
		assertThat(service.path("escalation_policy").path("type").asString()).isEqualTo("escalation_policy_reference");
	}

	@Test
	void servicesWhenListedThenEveryStatusOccurs() throws Exception {
		Set<String> statuses = new LinkedHashSet<>();
		app.api("/services?limit=100", admin)
			.json()
			.path("services")
			.forEach((service) -> statuses.add(service.path("status").asString()));
		assertThat(statuses).containsExactlyInAnyOrder("active", "warning", "critical", "maintenance", "disabled");
	}

	@Test
	void incidentsWhenListedThenFortyInThreeStatuses() throws Exception {
		JsonNode incidents = app.api("/incidents?limit=100", admin).json().path("incidents");
		List<String> statuses = new ArrayList<>();
		incidents.forEach((incident) -> statuses.add(incident.path("status").asString()));
		assertThat(statuses).hasSize(40).contains("triggered", "acknowledged", "resolved");
	}

	@Test
	void usersWhenListedThenTwelve() throws Exception {
		assertThat(app.api("/users", admin).json().path("users")).hasSize(12);
	}

	@Test
	void idsWhenAnotherSandboxStartsThenAreTheSame() throws Exception {
		try (Sandbox other = start()) {
			App otherApp = new App(other);
			String token = otherApp.login(Visitor.ADMIN).text("access_token");
			for (String collection : List.of("users", "services", "incidents")) {
				String path = "/" + collection + "?limit=100";
				assertThat(ids(otherApp.api(path, token).json().path(collection)))
					.isEqualTo(ids(app.api(path, admin).json().path(collection)));
			}
		}
	}

	@Test
	void linksWhenFollowedThenPagesAndImagesExist() throws Exception {
		JsonNode user = app.api("/users/me", admin).json().path("user");
		JsonNode service = app.api("/services?limit=1", admin).json().path("services").path(0);
		JsonNode incident = app.api("/incidents?limit=1", admin).json().path("incidents").path(0);
		for (JsonNode linked : List.of(user, service, incident, user.path("teams").path(0),
				service.path("escalation_policy"))) {
			Answer page = app.get(linked.path("html_url").asString());
			assertThat(page.status()).isEqualTo(200);
			assertThat(page.response().body()).contains(linked.path("id").asString());
		}
		Answer avatar = app.get(user.path("avatar_url").asString());
		assertThat(avatar.header("Content-Type")).startsWith("image/svg+xml");
		assertThat(avatar.header("X-Content-Type-Options")).isEqualTo("nosniff");
	}

	@ParameterizedTest
	@ValueSource(strings = { "limit=0", "limit=-5", "limit=ten", "limit=2.5", "offset=-1", "offset=", "limit=%2B5" })
	void servicesWhenPageIsImpossibleThenInvalidInput(String query) throws Exception {
		Answer answer = app.api("/services?" + query, admin);
		assertThat(answer.status()).isEqualTo(400);
		JsonNode error = answer.json().path("error");
		assertThat(error.path("message").asString()).isEqualTo("Invalid Input Provided");
		assertThat(error.path("code").asInt()).isEqualTo(2001);
		assertThat(error.path("errors")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "offset=9901&limit=100", "offset=9976", "offset=9901&limit=5000", "offset=10000&limit=1",
			"offset=99999999999999999999" })
	void collectionWhenPageEndsBeyondTheLastThenArgumentsCausedError(String query) throws Exception {
		for (String collection : List.of("users", "services", "incidents")) {
			Answer answer = app.api("/" + collection + "?" + query, admin);
			assertError(answer, 400, "Arguments Caused Error", 2002);
			assertThat(answer.json().path("error").path("errors").path(0).asString()).contains("at most 10000");
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "limit=101", "limit=1000", "limit=99999999999999999999", "limit=00101", "limit=500&offset=0" })
	void collectionWhenLimitIsTooHighThenItIsAHundred(String query) throws Exception {
		for (String collection : List.of("users", "services", "incidents")) {
			Answer answer = app.api("/" + collection + "?" + query, admin);
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.json().path("limit").asInt()).isEqualTo(100);
		}
	}

	@Test
	void servicesWhenPageEndsAtTheLastThenFine() throws Exception {
		assertThat(app.api("/services?offset=9900&limit=5000", admin).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "triggered, service_reference, 0, 1, true", "acknowledged, user_reference, 1, 1, true",
			"resolved, user_reference, 0, 0, false" })
	void incidentWhenFetchedThenHasPagerDutysFields(String status, String changedBy, int acknowledgements,
			int pendingActions, boolean mergeable) throws Exception {
		JsonNode incidents = app.api("/incidents?limit=1&statuses[]=" + status, admin).json().path("incidents");
		JsonNode incident = app.api("/incidents/" + incidents.path(0).path("id").asString(), admin)
			.json()
			.path("incident");
		assertThat(incident.propertyNames()).containsExactlyInAnyOrder("id", "type", "summary", "self", "html_url",
				"incident_number", "title", "description", "status", "urgency", "created_at", "updated_at",
				"resolved_at", "incident_key", "service", "assignments", "acknowledgements", "pending_actions",
				"last_status_change_at", "last_status_change_by", "first_trigger_log_entry", "escalation_policy",
				"teams", "priority", "resolve_reason", "alert_counts", "is_mergeable", "body", "conference_bridge");
		assertThat(incident.path("description")).isEqualTo(incident.path("title"));
		assertThat(incident.path("last_status_change_by").path("type").asString()).isEqualTo(changedBy);
		assertThat(incident.path("acknowledgements")).hasSize(acknowledgements);
		assertThat(incident.path("pending_actions")).hasSize(pendingActions);
		assertThat(incident.path("is_mergeable").asBoolean()).isEqualTo(mergeable);
		assertThat(incident.path("alert_counts").path("all").asInt())
			.isEqualTo(incident.path("alert_counts").path("triggered").asInt()
					+ incident.path("alert_counts").path("resolved").asInt());
		assertThat(incident.path("first_trigger_log_entry").path("type").asString())
			.isEqualTo("trigger_log_entry_reference");
		assertThat(incident.path("body").path("type").asString()).isEqualTo("incident_body");
		assertThat(incident.path("last_status_change_at").asString()).isEqualTo("triggered".equals(status)
				? incident.path("created_at").asString() : incident.path("updated_at").asString());
	}

	@Test
	void apiWhenTokenIsMissingThenEmptyUnauthorized() throws Exception {
		Answer answer = app.get("/users/me");
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.response().body()).isEmpty();
		assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
	}

	@Test
	void apiWhenTokenIsUnknownThenEmptyUnauthorized() throws Exception {
		Answer answer = app.api("/users/me", "pdus+_0XXXXXX_unknown");
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.response().body()).isEmpty();
	}

	@Test
	void apiWhenRefreshTokenIsSentThenUnauthorized() throws Exception {
		assertThat(app.api("/users/me", app.login(Visitor.ADMIN).text("refresh_token")).status()).isEqualTo(401);
	}

	@Test
	void apiWhenSchemeIsThatOfApiKeysThenUnauthorized() throws Exception {
		assertThat(app.get("/users/me", "Authorization", "Token token=" + admin).status()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/users", "/users/me", "/services", "/incidents" })
	void apiWhenScopeIsMissingThenSaysWhichWithoutCode(String path) throws Exception {
		String token = app.login(Visitor.ADMIN, "openid").text("access_token");
		Answer answer = app.api(path, token);
		assertThat(answer.status()).isEqualTo(403);
		JsonNode error = answer.json().path("error");
		assertThat(error.propertyNames()).containsExactlyInAnyOrder("message", "required_scopes", "token_scopes");
		assertThat(error.path("required_scopes").asString()).isEqualTo(path.split("/")[1] + ".read");
		assertThat(error.path("token_scopes").asString()).isEqualTo("openid");
	}

	@Test
	void servicesWhenUserIsRestrictedThenOnlyTheirTeams() throws Exception {
		JsonNode services = app.api("/services?limit=100", restricted).json().path("services");
		assertThat(services).hasSize(10)
			.allMatch((service) -> "Payments".equals(service.path("teams").path(0).path("summary").asString()));
		assertThat(app.api("/incidents?limit=100", restricted).json().path("incidents")).isNotEmpty()
			.allMatch((incident) -> "Payments".equals(incident.path("teams").path(0).path("summary").asString()));
	}

	@Test
	void serviceWhenUserIsRestrictedThenOthersAreDenied() throws Exception {
		String id = app.api("/services?limit=1", admin).json().path("services").path(0).path("id").asString();
		assertError(app.api("/services/" + id, restricted), 403, "Access Denied", 2010);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/services/PNOSUCH", "/users/PNOSUCH", "/incidents/PNOSUCH", "/log_entries/PNOSUCH",
			"/maintenance_windows", "/nonsense" })
	void apiWhenNothingIsThereThenNotFound(String path) throws Exception {
		assertError(app.api(path, admin), 404, "Not Found", 2100);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " services.read", " users.read" })
	void meWhenTokenIsTheAppsThenScopesDoNotMatter(String scopes) throws Exception {
		Answer token = app.token(app.form("client_credentials", "scope", "as_account-us.marlin-moss" + scopes));
		Answer answer = app.api("/users/me", token.text("access_token"));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().path("error").isString()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/vnd.pagerduty+json;version=1", "image/png" })
	void apiWhenAcceptIsOtherThenStillJson(String accept) throws Exception {
		for (String path : List.of("/users/me", "/services", "/incidents?limit=1")) {
			Answer answer = app.get(path, "Authorization", "Bearer " + admin, "Accept", accept);
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.header("Content-Type")).isEqualTo("application/json");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/schedules, schedules.read", "/escalation_policies/P1, escalation_policies.read",
			"/teams, teams.read", "/oncalls, oncalls.read", "/log_entries, incidents.read",
			"/users/P1/contact_methods, users:contact_methods.read", "/audit/records, audit_records.read",
			"/business_services, services.read", "/notifications, users:notifications.read" })
	void resourceWhenScopeIsMissingThenSaysWhich(String path, String scope) throws Exception {
		String token = app.login(Visitor.ADMIN, "openid").text("access_token");
		Answer answer = app.api(path, token);
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.json().path("error").path("required_scopes").asString()).isEqualTo(scope);
		assertThat(app.get(path).status()).isEqualTo(401);
	}

	@Test
	void servicesWhenBracketsAreNotEncodedThenFine() throws Exception {
		try (Socket socket = new Socket("localhost", sandbox.apiUrl().getPort())) {
			socket.getOutputStream()
				.write(("GET /services?include[]=teams&limit=1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
						+ admin + "\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 200")
				.contains("\"services\":[");
		}
	}

	private static void assertError(Answer answer, int status, String message, int code) {
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.json().path("error").path("message").asString()).isEqualTo(message);
		assertThat(answer.json().path("error").path("code").asInt()).isEqualTo(code);
	}

	private static List<String> names(JsonNode resources) {
		List<String> names = new ArrayList<>();
		resources.forEach((resource) -> names.add(resource.path("name").asString()));
		return names;
	}

	private static List<String> ids(JsonNode resources) {
		List<String> ids = new ArrayList<>();
		resources.forEach((resource) -> ids.add(resource.path("id").asString()));
		return ids;
	}

}

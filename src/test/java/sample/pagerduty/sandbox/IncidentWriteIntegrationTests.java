package sample.pagerduty.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sample.pagerduty.sandbox.App.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.sandbox.AccountData.id;
import static sample.pagerduty.sandbox.AccountData.text;

/** Writes of incidents and what they change, each test in its own sandbox. */
class IncidentWriteIntegrationTests {

	private Sandbox sandbox;

	private App app;

	private AccountData admin;

	@BeforeEach
	void logIn() throws Exception {
		this.sandbox = App.startSandbox(AppKind.CLASSIC);
		this.app = new App(this.sandbox);
		this.admin = AccountData.of(this.app, Visitor.ADMIN, "openid write");
	}

	@AfterEach
	void stopSandbox() {
		this.sandbox.close();
	}

	@Test
	void incidentWhenAcknowledgedThenListsAndLogAndServiceSaySo() {
		JsonNode incident = first("triggered");
		JsonNode changed = change(incident, "'status':'acknowledged'");
		assertThat(text(changed, "status")).isEqualTo("acknowledged");
		assertThat(text(changed.path("acknowledgements").path(0), "acknowledger", "summary")).isEqualTo("Ines Okafor");
		assertThat(text(changed, "last_status_change_by", "summary")).isEqualTo("Ines Okafor");
		assertThat(this.admin.get("/incidents/" + id(incident)).path("incident")).isEqualTo(changed);
		assertThat(this.admin.list("/incidents", "statuses[]=triggered")).hasSize(2);
		assertThat(this.admin.list("/incidents", "statuses[]=acknowledged")).hasSize(6).contains(changed);
		assertLogged(incident, "acknowledge_log_entry");
		assertThat(text(this.admin.get("/services/" + id(incident.path("service"))).path("service"), "status"))
			.isEqualTo("warning");
	}

	@Test
	void incidentsWhenResolvedTogetherThenAllAre() {
		List<JsonNode> open = this.admin.list("/incidents", "statuses[]=triggered", "statuses[]=acknowledged");
		String references = String.join(",",
				open.stream()
					.map((it) -> "{'id':'" + id(it) + "','type':'incident_reference','status':'resolved'}")
					.toList());
		Answer answer = this.admin.write("PUT", "/incidents", "{'incidents':[" + references + "]}");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("incidents")).hasSize(8)
			.allMatch((it) -> text(it, "status").equals("resolved") && it.path("assignments").isEmpty()
					&& it.path("resolved_at").isString());
		assertThat(this.admin.list("/incidents", "statuses[]=resolved")).hasSize(40);
		assertThat(text(this.admin.list("/incidents/" + id(open.get(0)) + "/alerts").get(0), "status"))
			.isEqualTo("resolved");
		assertLogged(open.get(7), "resolve_log_entry");
	}

	@Test
	void incidentWhenReassignedThenItIsTriggeredForThem() {
		JsonNode incident = first("acknowledged");
		JsonNode user = this.admin.list("/users", "query=Henrik").get(0);
		JsonNode changed = change(incident,
				"'assignments':[{'assignee':{'id':'" + id(user) + "','type':'user_reference'}}]");
		assertThat(text(changed, "status")).isEqualTo("triggered");
		assertThat(changed.path("acknowledgements")).isEmpty();
		assertThat(this.admin.list("/incidents", "user_ids[]=" + id(user))).contains(changed);
		JsonNode entry = this.admin.list("/incidents/" + id(incident) + "/log_entries").get(0);
		assertThat(text(entry, "type")).isEqualTo("assign_log_entry");
		assertThat(id(entry.path("assignees").path(0))).isEqualTo(id(user));
	}

	@Test
	void incidentWhenEscalatedThenWhoIsOnCallThereGetsIt() {
		JsonNode incident = first("triggered");
		String policy = id(incident.path("escalation_policy"));
		JsonNode onCall = this.admin.list("/oncalls", "escalation_policy_ids[]=" + policy).get(2);
		JsonNode changed = change(incident, "'escalation_level':3");
		assertThat(id(changed.path("assignments").path(0).path("assignee"))).isEqualTo(id(onCall.path("user")));
		assertLogged(incident, "escalate_log_entry");
		String other = id(this.admin.list("/escalation_policies").get(5));
		JsonNode moved = change(incident, "'escalation_policy':{'id':'" + other + "'}");
		assertThat(id(moved.path("escalation_policy"))).isEqualTo(other);
		assertThat(id(moved.path("assignments").path(0).path("assignee")))
			.isEqualTo(id(this.admin.list("/oncalls", "escalation_policy_ids[]=" + other).get(0).path("user")));
	}

	@Test
	void incidentWhenFieldsAreChangedThenTheyAre() {
		JsonNode incident = first("resolved");
		String priority = id(this.admin.list("/priorities").get(0));
		JsonNode changed = change(incident,
				"'title':'Renamed','urgency':'low','priority':{'id':'" + priority + "'},'unknown':{}");
		assertThat(List.of(text(changed, "title"), text(changed, "description"), text(changed, "urgency"),
				text(changed, "priority", "summary"), text(changed, "status")))
			.containsExactly("Renamed", "Renamed", "low", "P1", "resolved");
		assertThat(this.admin.list("/incidents/" + id(incident) + "/log_entries")
			.stream()
			.limit(3)
			.map((it) -> text(it, "type")))
			.containsExactly("priority_change_log_entry", "urgency_change_log_entry", "title_change_log_entry");
	}

	@Test
	void noteWhenAddedThenNotesAndLogHaveIt() {
		JsonNode incident = first("triggered");
		String path = "/incidents/" + id(incident) + "/notes";
		Answer answer = this.admin.write("POST", path, "{'note':{'content':'Restarted <b>it</b>.'}}");
		assertThat(answer.status()).isEqualTo(200);
		JsonNode note = answer.json().path("note");
		assertThat(text(note, "user", "summary")).isEqualTo("Ines Okafor");
		assertThat(this.admin.get(path).path("notes").path(0)).isEqualTo(note);
		JsonNode entry = assertLogged(incident, "annotate_log_entry");
		assertThat(text(entry, "channel", "summary")).isEqualTo("Restarted <b>it</b>.");
	}

	@Test
	void notesWhenVeryManyAreAddedAtOnceThenOnlyTheNewestAreKept() throws Exception {
		String path = "/incidents/" + id(first("triggered")) + "/notes";
		List<AccountData> people = List.of(this.admin,
				AccountData.of(this.app, "tomasz.lindqvist@marlin-moss.example", "openid write"));
		ExecutorService pool = Executors.newFixedThreadPool(8);
		try {
			List<Callable<Integer>> calls = new ArrayList<>();
			for (int call = 0; call < 1_100; call++) {
				AccountData writer = people.get(call % 2);
				calls.add(() -> writer.write("POST", path, "{'note':{'content':'x'}}").status());
			}
			for (Future<Integer> status : pool.invokeAll(calls)) {
				assertThat(status.get()).isEqualTo(200);
			}
		}
		finally {
			pool.shutdownNow();
		}
		AccountData maya = AccountData.of(this.app, "maya.raman@marlin-moss.example", "openid read");
		assertThat(maya.get(path).path("notes")).hasSize(1_000);
		assertThat(maya.get("/log_entries?limit=1&total=true").path("total").asInt()).isEqualTo(1_000);
	}

	@Test
	void accountWhenAnotherCompanyWritesThenNothingChanges() throws Exception {
		List<JsonNode> before = this.admin.list("/incidents");
		AccountData other = AccountData.of(this.app, Visitor.OTHER, "openid write");
		AccountData european = AccountData.of(this.app, Visitor.EUROPEAN, "openid write");
		for (AccountData company : List.of(other, european)) {
			JsonNode incident = company.list("/incidents").get(0);
			String path = "/incidents/" + id(incident);
			assertThat(company.write("PUT", path, "{'incident':{'status':'resolved'}}").status()).isEqualTo(200);
			assertThat(this.admin.call(path).status()).isEqualTo(404);
			assertThat(this.admin.call(path + "/notes").status()).isEqualTo(404);
			assertThat(company.write("PUT", "/incidents/" + id(before.get(0)), "{'incident':{'status':'resolved'}}")
				.status()).isEqualTo(404);
			assertThat(company.write("POST", "/incidents/" + id(before.get(0)) + "/notes", "{'note':{'content':'x'}}")
				.status()).isEqualTo(404);
			String user = id(this.admin.list("/users").get(0));
			assertError(
					company.write("PUT", "/incidents/" + id(company.list("/incidents").get(1)),
							"{'incident':{'assignments':[{'assignee':{'id':'" + user + "'}}]}}"),
					"assignee has an unknown id");
		}
		assertThat(this.admin.list("/incidents")).isEqualTo(before);
	}

	@Test
	void sandboxWhenItStartsAgainThenWritesAreForgotten() throws Exception {
		change(first("triggered"), "'status':'resolved'");
		assertThat(this.admin.list("/incidents", "statuses[]=triggered")).hasSize(2);
		try (Sandbox again = App.startSandbox(AppKind.CLASSIC)) {
			assertThat(AccountData.of(new App(again), Visitor.ADMIN, "openid read")
				.list("/incidents", "statuses[]=triggered")).hasSize(3);
		}
	}

	@Test
	void incidentWhenAnAppWritesThenFromNamesTheUser() {
		SandboxOptions options = new SandboxOptions(0, List.of(App.CALLBACK), AppKind.SCOPED,
				List.of("openid", "incidents.read", "incidents.write"));
		try (Sandbox scoped = Sandbox.start(options)) {
			App scopedApp = new App(scoped);
			AccountData data = new AccountData(scopedApp, scopedApp
				.token(scopedApp.form("client_credentials", "scope",
						"as_account-us.marlin-moss incidents.read incidents.write"))
				.text("access_token"), "");
			JsonNode incident = data.list("/incidents", "statuses[]=triggered").get(0);
			String path = "/incidents/" + id(incident);
			String json = "{'incident':{'status':'acknowledged'}}";
			assertError(data.write("PUT", path, json), "header From");
			assertError(data.write("PUT", path, json, "From", "nobody@marlin-moss.example"), "header From");
			assertError(data.write("PUT", path, json, "From", Visitor.OTHER), "header From");
			Answer answer = data.write("PUT", path, json, "From", Visitor.ADMIN);
			assertThat(answer.status()).isEqualTo(200);
			assertThat(text(answer.json().path("incident"), "last_status_change_by", "summary"))
				.isEqualTo("Ines Okafor");
		}
	}

	private JsonNode first(String status) {
		return this.admin.list("/incidents", "statuses[]=" + status).get(0);
	}

	private JsonNode change(JsonNode incident, String fields) {
		Answer answer = this.admin.write("PUT", "/incidents/" + id(incident),
				"{'incident':{'type':'incident_reference'," + fields + "}}");
		assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
		return answer.json().path("incident");
	}

	private JsonNode assertLogged(JsonNode incident, String type) {
		JsonNode entry = this.admin.list("/incidents/" + id(incident) + "/log_entries").get(0);
		assertThat(text(entry, "type")).isEqualTo(type);
		assertThat(text(entry, "agent", "summary")).isEqualTo("Ines Okafor");
		return entry;
	}

	private static void assertError(Answer answer, String detail) {
		assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
		assertThat(answer.json().path("error").path("message").asString()).isEqualTo("Invalid Input Provided");
		assertThat(answer.json().path("error").path("code").asInt()).isEqualTo(2001);
		assertThat(answer.json().path("error").path("errors").toString()).contains(detail);
	}

}

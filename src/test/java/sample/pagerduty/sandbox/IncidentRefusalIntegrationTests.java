package sample.pagerduty.sandbox;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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

/** Writes of incidents that are refused, so all tests share a sandbox. */
class IncidentRefusalIntegrationTests {

	private static Sandbox sandbox;

	private static App app;

	private static AccountData admin;

	private static List<JsonNode> incidents;

	@BeforeAll
	static void logIn() throws Exception {
		sandbox = App.startSandbox(AppKind.CLASSIC);
		app = new App(sandbox);
		admin = AccountData.of(app, Visitor.ADMIN, "openid write");
		incidents = admin.list("/incidents");
	}

	@AfterEach
	void nothingHasChanged() {
		assertThat(admin.list("/incidents")).isEqualTo(incidents);
	}

	@AfterAll
	static void stopSandbox() {
		sandbox.close();
	}

	@Test
	void incidentsWhenOneIsResolvedAlreadyThenNoneChanges() {
		JsonNode triggered = first("triggered");
		Answer answer = admin.write("PUT", "/incidents",
				"{'incidents':[{'id':'%s','status':'acknowledged'},{'id':'%s','status':'acknowledged'}]}"
					.formatted(id(triggered), id(first("resolved"))));
		assertError(answer, "Incident Already Resolved");
		assertThat(admin.get("/incidents/" + id(triggered)).path("incident")).isEqualTo(triggered);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{'incident':{'status':'open'}} | status must be acknowledged or resolved",
			"{'incident':{'status':7}} | status must be a text", "{'incident':{'title':''}} | title must be a text",
			"{'incident':{'urgency':'medium'}} | urgency must be high or low",
			"{'incident':{'priority':{'id':'PNOSUCH'}}} | priority has an unknown id",
			"{'incident':{'priority':'P1'}} | priority must be an object with an id",
			"{'incident':{'escalation_level':4}} | escalation_level must be a number from 1 to 3",
			"{'incident':{'escalation_level':'1'}} | escalation_level must be a number",
			"{'incident':{'escalation_level':99999999999}} | escalation_level must be a number",
			"{'incident':{'assignments':[]}} | assignments must be a list",
			"{'incident':{'assignments':[{}]}} | assignee must be an object with an id",
			"{'incident':{'assignments':[{'user':{'id':'PNOSUCH'}}]}} | assignee must be an object with an id",
			"{'incident':{'assignments':[{'assignee':null}]}} | assignee must be an object with an id",
			"{'incident':{'assignments':[{'assignee':{'id':'PNOSUCH'}}]}} | assignee has an unknown id",
			"{'incident':{'escalation_policy':{}}} | escalation_policy must be an object with an id",
			"{'incident':[]} | incident must be an object",
			"{'incident':{'assignments':[{}],'escalation_level':1}} | assignments excludes",
			"{'incident':{'conference_bridge':{}}} | does not support the field conference_bridge",
			"{'incident':{'type':'user'}} | type must be incident", "{} | incident must be an object",
			"[] | incident must be an object", "7 | incident must be an object", "null | incident must be an object",
			"{ | must be JSON", "'' | must be", "nonsense | must be JSON" })
	void incidentWhenChangeIsWrongThenErrorSaysSo(String json, String detail) {
		JsonNode incident = first("triggered");
		assertError(admin.write("PUT", "/incidents/" + id(incident), json), detail);
		assertThat(admin.get("/incidents/" + id(incident)).path("incident")).isEqualTo(incident);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{'incidents':[]} | incidents must be a list of one to 250 objects",
					"{'incidents':[7]} | incidents must be", "{'incidents':[{}]} | id is missing",
					"{'incidents':[{'id':7}]} | id must be a text", "{'incidents':'x'} | incidents must be" })
	void incidentsWhenListIsWrongThenErrorSaysSo(String json, String detail) {
		assertError(admin.write("PUT", "/incidents", json), detail);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'note':{}}", "{'note':{'content':' '}}", "{'note':{'content':null}}", "{'note':'x'}",
			"{'content':'x'}", "" })
	void noteWhenItHasNoTextThenErrorSaysSo(String json) {
		String path = "/incidents/" + id(first("triggered")) + "/notes";
		assertError(admin.write("POST", path, json), "");
	}

	@Test
	void writeWhenParameterIsWrongThenNothingIsWritten() {
		JsonNode incident = first("triggered");
		String path = "/incidents/" + id(incident);
		List<JsonNode> log = admin.list("/log_entries");
		assertError(admin.write("PUT", path + "?include%5B%5D=custom_fields", "{'incident':{'status':'resolved'}}"),
				"does not support include[]=custom_fields");
		assertError(admin.write("PUT", "/incidents?include=x",
				"{'incidents':[{'id':'" + id(incident) + "','status':'resolved'}]}"), "write include[]=VALUE");
		assertError(admin.write("POST", path + "/notes?include%5B%5D=users", "{'note':{'content':'x'}}"),
				"does not support include[]=users");
		assertThat(admin.get(path).path("incident")).isEqualTo(incident);
		assertThat(admin.list("/log_entries")).isEqualTo(log);
	}

	@Test
	void bodyWhenItIsTooLargeOrTooDeepThenErrorSaysSo() {
		String path = "/incidents/" + id(first("triggered")) + "/notes";
		assertError(admin.write("POST", path, "{'note':{'content':'" + "x".repeat(300_000) + "'}}"), "at most");
		assertError(admin.write("POST", path, "{'note':{'content':'" + "x".repeat(25_001) + "'}}"), "at most");
		assertError(admin.write("POST", path, "[".repeat(90_000)), "must be JSON");
	}

	@Test
	void incidentWhenWriterMayNotThenDenied() throws Exception {
		JsonNode incident = first("triggered");
		String path = "/incidents/" + id(incident);
		String json = "{'incident':{'status':'resolved'}}";
		for (String email : List.of("leila.moradi@marlin-moss.example", "ruben.sandoval@marlin-moss.example")) {
			assertThat(AccountData.of(app, email, "openid write").write("PUT", path, json).status()).isEqualTo(403);
		}
		assertThat(text(incident.path("teams").path(0), "summary")).isNotEqualTo("Storefront");
		JsonNode foreign = admin.list("/incidents")
			.stream()
			.filter((it) -> !text(it.path("teams").path(0), "summary").equals("Payments"))
			.findFirst()
			.get();
		AccountData restricted = AccountData.of(app, Visitor.RESTRICTED, "openid write");
		assertThat(restricted.write("PUT", "/incidents/" + id(foreign), json).status()).isEqualTo(403);
		assertThat(
				restricted.write("POST", "/incidents/" + id(foreign) + "/notes", "{'note':{'content':'x'}}").status())
			.isEqualTo(403);
	}

	private static JsonNode first(String status) {
		return admin.list("/incidents", "statuses[]=" + status).get(0);
	}

	private static void assertError(Answer answer, String detail) {
		assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
		assertThat(answer.json().path("error").path("message").asString()).isEqualTo("Invalid Input Provided");
		assertThat(answer.json().path("error").path("code").asInt()).isEqualTo(2001);
		assertThat(answer.json().path("error").path("errors").toString()).contains(detail);
	}

}

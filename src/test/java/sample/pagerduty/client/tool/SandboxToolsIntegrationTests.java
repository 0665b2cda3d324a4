package sample.pagerduty.client.tool;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SandboxLogin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Every tool on the sandbox, with ids that other tools found. */
class SandboxToolsIntegrationTests {

	private static final String SCOPES = "users.read services.read incidents.read teams.read schedules.read oncalls.read "
			+ "escalation_policies.read change_events.read priorities.read incidents.write schedules.write";

	private final Set<String> called = new TreeSet<>();

	@Test
	void toolsThenEachWorksOnTheSandbox() throws IOException {
		try (RunningSample sample = RunningSample.start(
				Map.of("PD_SCOPES", SCOPES, "PD_AGENT_WRITE_TOOLS", "incidents schedules"),
				"--app-scopes=" + SCOPES.replace(' ', ','))) {
			SandboxLogin.connect(sample, SandboxLogin.ADMIN);
			Toolbox toolbox = sample.context().getBean(Toolbox.class);
			UUID connection = sample.context()
				.getBean(JdbcClient.class)
				.sql("select id from pagerduty_connection")
				.query(UUID.class)
				.single();
			callAll(new Calls(toolbox, connection, this.called));
			assertThat(this.called)
				.containsExactlyInAnyOrderElementsOf(toolbox.definitions().stream().map(ToolDefinition::name).toList());
		}
	}

	private static void callAll(Calls calls) {
		JsonNode me = calls.call("Whoami").path("user");
		assertThat(me.path("email").asString()).contains("@");
		readPeople(calls, me);
		readServices(calls);
		readIncidents(calls);
		readSchedules(calls);
		write(calls, me.path("id").asString());
	}

	private static void readPeople(Calls calls, JsonNode me) {
		assertThat(calls.call("ListUsers", "limit", 2).path("users")).hasSize(2);
		JsonNode next = calls.call("ListUsers", "limit", 2, "offset", 2).path("users");
		assertThat(next.path(0).path("id")).isNotEqualTo(me.path("id"));
		String name = me.path("name").asString();
		assertThat(calls.call("SearchUsers", "query", name).path("users").path(0).path("id")).isEqualTo(me.path("id"));
		assertThat(calls.call("SearchUsers", "query", name.substring(0, name.length() - 1) + "q").path("suggestions"))
			.isNotEmpty();
		JsonNode teams = calls.call("ListTeams").path("teams");
		assertThat(calls.call("GetTeam", "team_id", idOf(teams)).path("members")).isNotEmpty();
	}

	private static void readServices(Calls calls) {
		JsonNode services = calls.call("ListServices", "limit", 50).path("services");
		assertThat(calls.call("GetService", "service_id", idOf(services)).path("service").path("name"))
			.isEqualTo(services.path(0).path("name"));
		JsonNode changes = calls.call("ListChangeEvents").path("change_events");
		assertThat(changes).isNotEmpty();
		String service = changes.path(0).path("services").path(0).path("id").asString();
		assertThat(calls.call("ListChangeEvents", "service_id", service).path("change_events")).isNotEmpty();
	}

	private static void readIncidents(Calls calls) {
		JsonNode incidents = calls.call("ListIncidents").path("incidents");
		String id = idOf(incidents);
		assertThat(calls.call("GetIncident", "incident_id", id).path("incident").path("title"))
			.isEqualTo(incidents.path(0).path("title"));
		assertThat(calls.call("ListIncidents", "mine", true).path("incidents").size()).isLessThan(incidents.size() + 1);
		assertThat(calls.call("ListLogEntries").path("log_entries")).isNotEmpty();
		assertThat(calls.call("ListIncidentLogEntries", "incident_id", id).path("log_entries")).isNotEmpty();
		assertThat(
				calls.call("ListIncidentAlerts", "incident_id", id).path("alerts").path(0).path("summary").asString())
			.isNotBlank();
		calls.call("ListIncidentNotes", "incident_id", id);
		calls.call("GetPastIncidents", "incident_id", id);
		calls.call("GetRelatedIncidents", "incident_id", id);
		assertThat(calls.call("ListPriorities").path("priorities")).isNotEmpty();
	}

	private static void readSchedules(Calls calls) {
		JsonNode schedules = calls.call("ListSchedules", "time_zone", "Europe/Paris").path("schedules");
		Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		assertThat(calls
			.call("GetSchedule", "schedule_id", idOf(schedules), "since", now.toString(), "until",
					now.plus(3, ChronoUnit.DAYS).toString())
			.path("schedule")
			.path("shifts")).isNotEmpty();
		JsonNode oncalls = calls.call("ListOncalls").path("oncalls");
		assertThat(oncalls.path(0).path("user").path("summary").asString()).isNotBlank();
		JsonNode teams = calls.call("ListTeams").path("teams");
		assertThat(calls.call("ListOncalls", "team_ids", idOf(teams)).path("oncalls")).isNotNull();
		JsonNode policies = calls.call("ListEscalationPolicies").path("escalation_policies");
		assertThat(calls.call("GetEscalationPolicy", "escalation_policy_id", idOf(policies))
			.path("escalation_policy")
			.path("rules")
			.path(0)
			.path("targets")).isNotEmpty();
	}

	private static void write(Calls calls, String me) {
		JsonNode open = calls.call("ListIncidents", "status", "triggered").path("incidents");
		String id = idOf(open);
		assertThat(calls.call("AcknowledgeIncidents", "incident_ids", id)
			.path("incidents")
			.path(0)
			.path("status")
			.asString()).isEqualTo("acknowledged");
		assertThat(calls.call("ReassignIncident", "incident_id", id, "user_ids", me)
			.path("incidents")
			.path(0)
			.path("assignees")
			.path(0)
			.path("id")
			.asString()).isEqualTo(me);
		assertThat(calls.call("ListIncidents", "mine", true).path("incidents").valueStream())
			.anyMatch((incident) -> incident.path("id").asString().equals(id));
		calls.call("AddIncidentNote", "incident_id", id, "content", "Restarted it.");
		assertThat(calls.call("ListIncidentNotes", "incident_id", id).path("notes").toString())
			.contains("Restarted it.");
		assertThat(
				calls.call("ResolveIncidents", "incident_ids", id).path("incidents").path(0).path("status").asString())
			.isEqualTo("resolved");
		Instant start = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
		String schedule = idOf(calls.call("ListSchedules").path("schedules"));
		assertThat(calls
			.call("CreateScheduleOverride", "schedule_id", schedule, "user_id", me, "start", start.toString(), "end",
					start.plus(2, ChronoUnit.HOURS).toString())
			.path("override")
			.path("user")
			.path("id")
			.asString()).isEqualTo(me);
	}

	private static String idOf(JsonNode list) {
		assertThat(list).isNotEmpty();
		return list.path(0).path("id").asString();
	}

	/** Calls tools and notes which. */
	private record Calls(Toolbox toolbox, UUID connection, Set<String> called) {

		JsonNode call(String tool, Object... arguments) {
			ObjectNode input = JsonMapper.shared().createObjectNode();
			ToolDefinition definition = this.toolbox.find(tool).orElseThrow();
			for (int i = 0; i < arguments.length; i += 2) {
				String name = arguments[i].toString();
				boolean list = definition.parameters()
					.stream()
					.anyMatch((parameter) -> parameter.name().equals(name) && parameter.type().isList());
				if (list) {
					input.putArray(name).add(arguments[i + 1].toString());
				}
				else {
					input.set(name, JsonMapper.shared().valueToTree(arguments[i + 1]));
				}
			}
			ToolResult result = this.toolbox.call(tool, input, this.connection);
			assertThat(result.error()).as(tool).isNull();
			assertThat(String.valueOf(result.value())).doesNotContain("pdus+");
			this.called.add(tool);
			return result.value();
		}

	}

}

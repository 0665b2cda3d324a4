package sample.pagerduty.client.tool;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What agents are told about the tools of this app. */
class ToolDefinitionsTests {

	private static final int MAX_BYTES = 30_000;

	static Stream<ToolDefinition> definitions() {
		return BuiltInTools.all().stream().map(Tool::definition);
	}

	@Test
	void namesThenThoseThatAgentsKnow() {
		assertThat(definitions().filter((tool) -> !tool.writes()).map(ToolDefinition::name)).containsExactlyInAnyOrder(
				"Whoami", "ListUsers", "SearchUsers", "ListTeams", "GetTeam", "ListIncidents", "GetIncident",
				"ListLogEntries", "ListServices", "GetService", "ListSchedules", "ListOncalls",
				"ListEscalationPolicies", "GetEscalationPolicy", "ListIncidentAlerts", "ListIncidentNotes",
				"ListIncidentLogEntries", "GetPastIncidents", "GetRelatedIncidents", "ListChangeEvents",
				"ListPriorities", "GetSchedule");
		assertThat(definitions().filter(ToolDefinition::writes).map(ToolDefinition::name)).containsExactlyInAnyOrder(
				"AcknowledgeIncidents", "ResolveIncidents", "AddIncidentNote", "ReassignIncident",
				"CreateScheduleOverride");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none", textBlock = """
			Whoami                 | none
			ListUsers              | limit offset
			ListTeams              | limit offset
			SearchUsers            | query* auto_accept_matches
			GetIncident            | incident_id*
			GetService             | service_id*
			GetEscalationPolicy    | escalation_policy_id*
			GetTeam                | team_id*
			ListIncidents          | status urgency service_ids team_ids since until limit offset mine
			ListLogEntries         | since until team_ids time_zone is_overview limit offset
			ListServices           | query limit offset
			ListSchedules          | limit offset time_zone
			ListOncalls            | schedule_ids escalation_policy_ids team_ids time_zone since until limit offset mine
			ListEscalationPolicies | limit offset mine
			""")
	void parametersThenThoseThatAgentsKnow(String name, String parameters) {
		assertThat(definition(name).parameters()
			.stream()
			.map((parameter) -> parameter.name() + (parameter.required() ? "*" : "")))
			.containsExactlyInAnyOrder((parameters != null) ? parameters.split(" ") : new String[0]);
	}

	@ParameterizedTest
	@MethodSource("definitions")
	void schemasThenFlat(ToolDefinition tool) {
		assertThat(tool.inputSchema().toString() + tool.outputSchema()).doesNotContain("$ref", "$defs", "oneOf",
				"anyOf", "allOf", "definitions");
		assertThat(tool.inputSchema().path("type").asString()).isEqualTo("object");
		assertThat(tool.outputSchema().path("type").asString()).isEqualTo("object");
		for (JsonNode parameter : tool.inputSchema().path("properties")) {
			assertThat(parameter.path("description").asString("")).isNotBlank().endsWith(".");
			assertThat(parameter.path("type").asString()).isIn("string", "integer", "boolean", "array");
			assertThat(parameter.path("items").path("type").asString("string")).isEqualTo("string");
		}
		assertThat(tool.description()).endsWith(".").hasSizeLessThan(250);
		assertThat(tool.title()).isNotBlank();
	}

	@ParameterizedTest
	@MethodSource("definitions")
	void listsThenBoundedAndPaged(ToolDefinition tool) {
		if (tool.parameters().contains(Listing.LIMIT)) {
			assertThat(tool.parameters()).contains(Listing.OFFSET);
			assertThat(tool.inputSchema().path("properties").path("limit").path("default").asInt()).isEqualTo(10);
			assertThat(tool.inputSchema().path("properties").path("limit").path("maximum").asInt()).isEqualTo(50);
			assertThat(tool.outputSchema().path("properties").propertyNames()).contains("more", "next_offset");
		}
	}

	@Test
	void allTogetherThenSmall() {
		ObjectNode list = JsonNodeFactory.instance.objectNode();
		definitions().forEach((tool) -> list.putArray(tool.snakeCaseName())
			.add(tool.title())
			.add(tool.description())
			.add(tool.inputSchema())
			.add(tool.outputSchema())
			.add("{\"readOnlyHint\":true,\"destructiveHint\":false,\"idempotentHint\":true,\"openWorldHint\":true}"));
		assertThat(list.toString().length()).isBetween(10_000, MAX_BYTES);
	}

	@Test
	void effectsThenOnlyWritersChangeAnything() {
		Map<String, ToolEffect> effects = definitions().filter(ToolDefinition::writes)
			.collect(Collectors.toMap(ToolDefinition::name, ToolDefinition::effect));
		assertThat(effects).containsOnly(Map.entry("AcknowledgeIncidents", ToolEffect.CHANGES),
				Map.entry("ResolveIncidents", ToolEffect.CHANGES_FOR_GOOD),
				Map.entry("AddIncidentNote", ToolEffect.ADDS), Map.entry("ReassignIncident", ToolEffect.CHANGES),
				Map.entry("CreateScheduleOverride", ToolEffect.ADDS));
		assertThat(ToolEffect.CHANGES_FOR_GOOD.destructive()).isTrue();
		assertThat(ToolEffect.READS.readOnly()).isTrue();
		assertThat(definitions().filter(ToolDefinition::writes)
			.allMatch((tool) -> tool.scopes().stream().allMatch((scope) -> scope.endsWith(".write")))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "Whoami,whoami", "ListServices,list_services", "ListOncalls,list_oncalls",
			"GetEscalationPolicy,get_escalation_policy" })
	void snakeCaseNameThenTheUsualForm(String name, String snakeCase) {
		assertThat(definition(name).snakeCaseName()).isEqualTo(snakeCase);
		assertThat(definition(name).qualifiedName()).isEqualTo("Pagerduty." + name);
	}

	@ParameterizedTest
	@CsvSource({ "ListServices,read,", "ListServices,write,", "ListServices,'',read", "AddIncidentNote,read,write",
			"AddIncidentNote,write,", "Whoami,'',", })
	void scopesWhenTheAppIsClassicThenReadOrWrite(String name, String granted, String missing) {
		assertThat(definition(name).forClassicApp().scopesMissingFrom(Set.of(granted)))
			.isEqualTo((missing != null) ? Set.of(missing) : Set.of());
	}

	@Test
	void scopesThenWriteDoesNotIncludeRead() {
		assertThat(definition("ListIncidents").scopesMissingFrom(Set.of("incidents.write", "services.read")))
			.containsExactly("incidents.read");
		assertThat(definition("ListIncidents").scopesMissingFrom(Set.of("incidents.read"))).isEmpty();
	}

	@Test
	void namesThenEachIsUnderstoodInAllItsForms() {
		ToolDefinition tool = definition("ListServices");
		assertThat(List.of("ListServices", "listservices", "Pagerduty.ListServices", "Pagerduty_ListServices",
				"Pagerduty.ListServices@1.0.0", "list_services"))
			.allMatch((name) -> ToolNames.isNameOf(name, tool));
		assertThat(List.of("services", "Other.ListServices", "List", "", "Pagerduty."))
			.noneMatch((name) -> ToolNames.isNameOf(name, tool));
	}

	private static ToolDefinition definition(String name) {
		return definitions().filter((tool) -> tool.name().equals(name)).findFirst().orElseThrow();
	}

}

package sample.pagerduty.client.tool;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Checkup;
import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.InvalidConfigurationException;
import sample.pagerduty.client.config.ToolSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** Which tools the settings offer. */
class ToolNamesTests {

	@ParameterizedTest
	@CsvSource(nullValues = "none", delimiter = '|', textBlock = """
			none                                   | none                             | 22 | 0
			incidents                              | none                             | 9  | 0
			INCIDENTS, users                       | none                             | 12 | 0
			ListServices, Pagerduty.getservice     | none                             | 2  | 0
			list_services teams                    | incidents                        | 3  | 4
			whoami                                 | AddIncidentNote add_incident_note| 1  | 1
			whoami                                 | schedules                        | 1  | 1
			MyKit.GetCurrentUser                   | MyKit.Write                      | 0  | 0
			""")
	void settingsThenOfferTheToolsThatTheyName(String tools, String writeTools, int reading, int writing) {
		ToolSettings settings = settings(tools, writeTools);
		assertThatNoException().isThrownBy(() -> ToolNames.check(settings));
		assertThat(BuiltInTools.all()
			.stream()
			.map(Tool::definition)
			.filter((tool) -> !tool.writes() && ToolNames.isOn(tool, settings))).hasSize(reading);
		assertThat(BuiltInTools.all()
			.stream()
			.map(Tool::definition)
			.filter((tool) -> tool.writes() && ToolNames.isOn(tool, settings))).hasSize(writing);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ListServces        | perhaps you mean ListServices
			whoami insidents   | perhaps you mean incidents
			AddIncidentNote    | has a word that names no tool that reads and no area
			x                  | the names are Whoami, ListUsers
			Pagerduty.Other    | has a word that names no tool that reads
			""")
	void toolsWhenOneIsUnknownThenRefused(String tools, String sentence) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> ToolNames.check(settings(tools, null)))
			.withMessageContaining("PD_AGENT_TOOLS")
			.withMessageContaining(sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ListServices", "AddIncidentNotes", "services" })
	void writeToolsWhenOneIsUnknownThenRefused(String tools) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> ToolNames.check(settings(null, tools)))
			.withMessageContaining("PD_AGENT_WRITE_TOOLS")
			.withMessageContaining("has a word that names no tool that changes something");
	}

	@Test
	void toolsWhenOneIsAClassOfThisAppThenKnown() {
		assertThatNoException().isThrownBy(() -> ToolNames.check(settings("GetNothing", null)));
		assertThat(ToolNames.isOn(new GetNothing().definition(), settings("GetNothing", null))).isTrue();
		assertThat(ToolNames.isOn(new GetNothing().definition(), settings("whoami", null))).isFalse();
	}

	@Test
	void checkWhenOneIsUnknownThenFails() throws IOException {
		assertThat(Checkup.of(Map.of("PD_AGENT_TOOLS", "ListServces")).onlyFailure())
			.startsWith("FAILED  Configuration: PD_AGENT_TOOLS (\"ListServces\") in the environment")
			.endsWith("perhaps you mean ListServices.");
	}

	private static ToolSettings settings(String tools, String writeTools) {
		Map<String, String> environment = new HashMap<>();
		environment.put("PD_AGENT_TOOLS", tools);
		environment.put("PD_AGENT_WRITE_TOOLS", writeTools);
		environment.values().removeIf((value) -> value == null);
		return ToolSettings.of(ConfigSources.of(environment));
	}

}

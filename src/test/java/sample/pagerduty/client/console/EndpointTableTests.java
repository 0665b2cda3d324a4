package sample.pagerduty.client.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.console.Endpoint.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The endpoints that the console lists, and the scopes that paths need. */
class EndpointTableTests {

	private final JsonMapper mapper = new JsonMapper();

	private final EndpointTable table = table(Map.of("PD_CLIENT_ID", "id", "PD_CLIENT_SECRET", "secret"));

	private final List<Endpoint> endpoints = this.table.all();

	private EndpointTable table(Map<String, String> settings) {
		try {
			return new EndpointTable(this.mapper, PagerDutyApp.of(ConfigSources.of(settings)));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void pathsThenEachIsThereOnceAndHasItsScope() {
		assertThat(this.endpoints).hasSizeBetween(45, 55)
			.extracting(Endpoint::path)
			.doesNotHaveDuplicates()
			.allSatisfy((path) -> assertThat(this.table.requirement(path)).as(path).isPresent());
		assertThat(this.endpoints).extracting(Endpoint::gives).doesNotHaveDuplicates();
		assertThat(this.endpoints).filteredOn(Endpoint::userOnly)
			.extracting(Endpoint::path)
			.containsExactly("/users/me");
	}

	@Test
	void pathsThenEachIsOneThatTheConsoleSends() {
		assertThat(this.endpoints).allSatisfy((endpoint) -> {
			assertThat(PathTemplate.isPossible(endpoint.path())).isTrue();
			assertThat(endpoint.path()).matches("(/([a-z_]+|\\{[a-z_]+}))+");
		});
	}

	@Test
	void parametersThenEachIsExplainedAndNoExplanationIsLeftOver() throws IOException {
		Set<String> used = this.endpoints.stream()
			.flatMap((endpoint) -> endpoint.parameters().stream())
			.filter((parameter) -> parameter.place() == Endpoint.Place.QUERY)
			.map(Parameter::name)
			.collect(Collectors.toCollection(TreeSet::new));
		JsonNode file = this.mapper.readTree(Files.readString(Path.of("src/main/resources/console/endpoints.json")));
		assertThat(file.path("parameters").propertyNames()).containsExactlyInAnyOrderElementsOf(used);
		assertThat(file.toString()).doesNotContain("'");
	}

	@Test
	void valuesThenOfAParameterThatThereIsAndWithoutBlanks() throws IOException {
		Set<String> used = this.endpoints.stream()
			.flatMap((endpoint) -> endpoint.parameters().stream())
			.map(Parameter::name)
			.collect(Collectors.toSet());
		JsonNode file = this.mapper.readTree(Files.readString(Path.of("src/main/resources/console/endpoints.json")));
		assertThat(used).containsAll(file.path("values").propertyNames());
		assertThat(file.path("groups").findValues("values"))
			.allSatisfy((values) -> assertThat(used).containsAll(values.propertyNames()));
		assertThat(values("/incidents", "statuses[]")).containsExactly("triggered", "acknowledged", "resolved");
		assertThat(values("/incidents/{id}/alerts", "statuses[]")).containsExactly("triggered", "resolved");
		assertThat(this.endpoints).flatExtracting(Endpoint::parameters)
			.filteredOn((parameter) -> parameter.name().equals("include[]"))
			.allSatisfy((parameter) -> assertThat(parameter.values()).isNotEmpty());
	}

	private List<String> values(String path, String name) {
		return this.table.find(path)
			.orElseThrow()
			.parameters()
			.stream()
			.filter((parameter) -> parameter.name().equals(name))
			.findFirst()
			.orElseThrow()
			.values();
	}

	@ParameterizedTest
	@CsvSource({ "/users, users.read", "/users/PADA001, users.read",
			"/users/{id}/contact_methods, users:contact_methods.read",
			"/users/PADA001/contact_methods/PC1, users:contact_methods.read",
			"/users/PADA001/oauth_delegations, oauth_delegations.read", "/services, services.read",
			"/services/PS1/integrations/PI1, services.read", "/maintenance_windows/PM1, services.read",
			"/incidents/1234/log_entries, incidents.read", "/log_entries, incidents.read", "/oncalls, oncalls.read",
			"/audit/records, audit_records.read", "/notifications, users:notifications.read" })
	void requirementThenThatOfTheNarrowestPattern(String path, String scope) {
		assertThat(this.table.requirement(path).orElseThrow().scopes()).containsExactly(scope);
	}

	@Test
	void requirementWhenAnyTokenIsEnoughThenNoScope() {
		assertThat(this.table.requirement("/users/me").orElseThrow().scopes()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/users/PADA001/sessions", "/standards", "/audit", "/incident", "/", "" })
	void requirementWhenNotInTheTableThenUnknown(String path) {
		assertThat(this.table.requirement(path)).isEmpty();
	}

	@Test
	void requirementOfAClassicAppThenReadForEveryPath() {
		EndpointTable classic = table(Map.of("PD_CLIENT_ID", "id", "PD_CLIENT_SECRET", "secret", "PD_SCOPES", "write"));
		assertThat(classic.requirement("/services").orElseThrow()).isEqualTo(ScopeRequirement.CLASSIC);
		assertThat(classic.requirement("/standards").orElseThrow()).isEqualTo(ScopeRequirement.CLASSIC);
	}

}

package sample.pagerduty.client.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import sample.pagerduty.client.console.Endpoint.Parameter;
import sample.pagerduty.client.rest.ScopeCatalog;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of endpoints and the catalogue of scopes fit together. */
class EndpointTableTests {

	private final JsonMapper mapper = new JsonMapper();

	private final List<Endpoint> endpoints = endpoints();

	private List<Endpoint> endpoints() {
		try {
			return new EndpointTable(this.mapper).all();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void pathsThenEachIsThereOnceAndHasItsScopeInTheCatalogue() {
		assertThat(this.endpoints).hasSizeBetween(45, 55)
			.extracting(Endpoint::path)
			.doesNotHaveDuplicates()
			.allSatisfy((path) -> assertThat(ScopeCatalog.find(path)).as(path).isPresent());
		assertThat(this.endpoints).extracting(Endpoint::gives).doesNotHaveDuplicates();
		assertThat(this.endpoints).filteredOn(Endpoint::userOnly)
			.extracting(Endpoint::path)
			.containsExactly("/users/me");
	}

	@Test
	void pathsThenEachIsOneThatTheConsoleSends() {
		assertThat(this.endpoints)
			.allSatisfy((endpoint) -> assertThat(PathTemplate.isPossible(endpoint.path())).isTrue())
			.allSatisfy((endpoint) -> assertThat(endpoint.path())
				.isEqualTo(PathTemplate.generalised(endpoint.path()).replace("{id_2}", secondName(endpoint))));
	}

	private static String secondName(Endpoint endpoint) {
		List<String> names = PathTemplate.names(endpoint.path());
		return (names.size() > 1) ? "{" + names.get(1) + "}" : "";
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

}

package sample.pagerduty.client.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.console.Endpoint.Parameter;
import sample.pagerduty.client.console.Endpoint.Place;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The endpoints that the console knows, hand-picked in {@code endpoints.json}. */
@Component
class EndpointTable {

	private final List<Endpoint> endpoints;

	EndpointTable(JsonMapper mapper) throws IOException {
		try (InputStream file = new ClassPathResource("console/endpoints.json").getInputStream()) {
			this.endpoints = mapper.readValue(file, File.class).endpoints().toList();
		}
	}

	List<Endpoint> all() {
		return this.endpoints;
	}

	Optional<Endpoint> find(String path) {
		return this.endpoints.stream().filter((endpoint) -> endpoint.path().equals(path)).findFirst();
	}

	/**
	 * The whole file.
	 *
	 * @param parameters what can be written into each parameter of a query
	 * @param groups the headings
	 */
	private record File(Map<String, String> parameters, List<Group> groups) {

		Stream<Endpoint> endpoints() {
			return this.groups.stream()
				.flatMap((group) -> group.endpoints()
					.stream()
					.map((line) -> new Endpoint(line.path(), group.name(), line.gives(), parameters(group, line),
							Boolean.TRUE.equals(line.userOnly()))));
		}

		private List<Parameter> parameters(Group group, Line line) {
			return Stream
				.concat(PathTemplate.names(line.path())
					.stream()
					.map((name) -> new Parameter(Place.PATH, name, name.equals("id") ? group.id() : "")),
						Scopes.words(line.query())
							.stream()
							.map((name) -> new Parameter(Place.QUERY, name, this.parameters.getOrDefault(name, ""))))
				.toList();
		}

	}

	/**
	 * A heading and what stands under it.
	 *
	 * @param name the heading
	 * @param id what can be written in the place of an id
	 * @param endpoints what stands under it
	 */
	private record Group(String name, String id, List<Line> endpoints) {
	}

	/**
	 * An endpoint.
	 *
	 * @param path the template of its path
	 * @param gives what the answer holds
	 * @param query the parameters of its query, with blanks between
	 * @param userOnly whether only the token of a user makes sense
	 */
	private record Line(String path, String gives, String query, @Nullable Boolean userOnly) {
	}

}

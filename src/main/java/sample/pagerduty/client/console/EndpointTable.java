package sample.pagerduty.client.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.AppKind;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WordList;
import sample.pagerduty.client.console.Endpoint.Parameter;
import sample.pagerduty.client.console.Endpoint.Place;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The endpoints that the console lists, and the scope that reading a path needs. Both are
 * hand-picked from PagerDuty's API reference of August 2026, in {@code endpoints.json}.
 *
 * @see <a href="https://developer.pagerduty.com/api-reference">API reference</a>
 */
@Component
public class EndpointTable {

	private final List<Endpoint> endpoints;

	private final Map<PathPattern, ScopeRequirement> scopes = new TreeMap<>();

	private final SingletonSupplier<List<PathPattern>> templates = SingletonSupplier
		.of(() -> all().stream().map(Endpoint::path).map(PathPatternParser.defaultInstance::parse).sorted().toList());

	private final boolean classic;

	EndpointTable(JsonMapper mapper, PagerDutyApp app) throws IOException {
		try (InputStream content = new ClassPathResource("console/endpoints.json").getInputStream()) {
			File file = mapper.readValue(content, File.class);
			this.endpoints = file.toEndpoints().toList();
			file.scopes().forEach((scope, paths) -> paths.forEach((path) -> putScope(path, scope)));
		}
		this.classic = app.kind() != AppKind.SCOPED;
	}

	/** The map is sorted: where two patterns match a path, the narrower one is first. */
	private void putScope(String path, String scope) {
		this.scopes.put(PathPatternParser.defaultInstance.parse(path),
				new ScopeRequirement(Set.copyOf(WordList.of(scope))));
	}

	List<Endpoint> all() {
		return this.endpoints;
	}

	Optional<Endpoint> find(String path) {
		return this.endpoints.stream().filter((endpoint) -> endpoint.path().equals(path)).findFirst();
	}

	/** The template of a path, if it is one of these endpoints. */
	public Optional<String> templateOf(String path) {
		PathContainer resource = PathContainer.parsePath(path);
		return this.templates.obtain()
			.stream()
			.filter((template) -> template.matches(resource))
			.map(PathPattern::getPatternString)
			.findFirst();
	}

	/**
	 * The scopes that reading a resource needs, if they are known.
	 * @param path the path of the resource, or a template of it
	 */
	Optional<ScopeRequirement> requirement(String path) {
		if (this.classic) {
			return Optional.of(ScopeRequirement.CLASSIC);
		}
		PathContainer resource = PathContainer.parsePath(path);
		return this.scopes.entrySet()
			.stream()
			.filter((scope) -> scope.getKey().matches(resource))
			.map(Map.Entry::getValue)
			.findFirst();
	}

	/**
	 * The whole file.
	 *
	 * @param parameters the help text of each query parameter
	 * @param values the values of parameters that have the same ones in most endpoints
	 * @param scopes the patterns of the paths that each scope opens; blank for no scope
	 * @param groups the groups of the list
	 */
	private record File(Map<String, String> parameters, Map<String, String> values, Map<String, List<String>> scopes,
			List<Group> groups) {

		Stream<Endpoint> toEndpoints() {
			return this.groups.stream()
				.flatMap((group) -> group.endpoints()
					.stream()
					.map((line) -> new Endpoint(line.path(), group.name(), line.gives(), parameters(group, line),
							Boolean.TRUE.equals(line.userOnly()), ReferencePage.ofCall(line.reference()))));
		}

		private List<Parameter> parameters(Group group, Line line) {
			return Stream.concat(
					PathTemplate.names(line.path())
						.stream()
						.map((name) -> new Parameter(Place.PATH, name, name.equals("id") ? group.id() : "",
								values(line, name))),
					WordList.of(line.query())
						.stream()
						.map((name) -> new Parameter(Place.QUERY, name, this.parameters.getOrDefault(name, ""),
								values(line, name))))
				.toList();
		}

		private List<String> values(Line line, String name) {
			Map<String, String> own = (line.values() != null) ? line.values() : Map.of();
			return WordList.of(own.getOrDefault(name, this.values.getOrDefault(name, "")));
		}

	}

	/**
	 * A group of the list.
	 *
	 * @param name its heading
	 * @param id the help text of an {@code {id}} in its paths
	 * @param endpoints its lines
	 */
	private record Group(String name, String id, List<Line> endpoints) {
	}

	/**
	 * A line of the list.
	 *
	 * @param path the template of its path
	 * @param gives the content of the answer
	 * @param query the parameters of its query, separated by spaces
	 * @param userOnly whether it needs a user's token
	 * @param values the values of parameters that have others here than elsewhere
	 * @param reference the end of the address of its page in PagerDuty's API reference
	 */
	private record Line(String path, String gives, String query, @Nullable Boolean userOnly,
			@Nullable Map<String, String> values, String reference) {
	}

}

package sample.pagerduty.client.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.AppKind;
import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.ToolSettings;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.connection.UserTokenService;
import sample.pagerduty.client.oauth.AuthorizedCaller;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.rest.RawPagerDutyClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Service;

/**
 * The tools that the operator offers, and the way to call them. The order is fixed, so
 * that models and caches see the same list each time.
 */
@Service
public class Toolbox {

	private static final Logger logger = LoggerFactory.getLogger(Toolbox.class);

	private final ObjectProvider<Tool> own;

	private final ObjectProvider<ToolSource> sources;

	private final ToolSettings settings;

	private final boolean classic;

	private final ConnectionService connections;

	private final UserTokenService userTokens;

	private final AuthorizedCaller caller;

	private final RawPagerDutyClient pagerDuty;

	private final ToolFailures failures;

	private final JsonMapper mapper;

	Toolbox(ObjectProvider<Tool> own, ObjectProvider<ToolSource> sources, ConfigSources settings, PagerDutyApp app,
			ConnectionService connections, UserTokenService userTokens, AuthorizedCaller caller,
			RawPagerDutyClient pagerDuty, ToolFailures failures, JsonMapper mapper) {
		this.own = own;
		this.sources = sources;
		this.settings = ToolSettings.of(settings);
		this.classic = app.kind() != AppKind.SCOPED;
		this.connections = connections;
		this.userTokens = userTokens;
		this.caller = caller;
		this.pagerDuty = pagerDuty;
		this.failures = failures;
		this.mapper = mapper;
	}

	/** The tools that agents can call, always in the same order. */
	public List<ToolDefinition> definitions() {
		return tools().keySet().stream().toList();
	}

	/**
	 * The tools for which a connection has the scopes, always in the same order.
	 * @param scopesGranted the scopes that the connection has
	 */
	public List<ToolDefinition> definitions(Set<String> scopesGranted) {
		return definitions().stream()
			.filter((definition) -> definition.scopesMissingFrom(scopesGranted).isEmpty())
			.toList();
	}

	/**
	 * A tool by its name: {@code ListServices}, {@code Pagerduty.ListServices},
	 * {@code Pagerduty_ListServices} or {@code list_services}, in capitals or not.
	 */
	public Optional<ToolDefinition> find(String name) {
		return definitions().stream().filter((definition) -> ToolNames.isNameOf(name, definition)).findFirst();
	}

	/**
	 * Calls a tool on behalf of a person. Every failure is a result.
	 * @param name a name that {@link #find} knows
	 * @param input the arguments, a JSON object or nothing
	 * @param connectionId the person's connection
	 * @throws NoSuchElementException if there is no such tool
	 */
	public ToolResult call(String name, @Nullable JsonNode input, UUID connectionId) {
		Map.Entry<ToolDefinition, Tool> tool = tools().entrySet()
			.stream()
			.filter((entry) -> ToolNames.isNameOf(name, entry.getKey()))
			.findFirst()
			.orElseThrow();
		try {
			ToolInput arguments = ToolInput.of(tool.getKey(), input);
			return this.connections.findById(connectionId)
				.map((connection) -> call(tool.getKey(), tool.getValue(), arguments, connection))
				.orElseGet(() -> ToolResult.failed(this.connections.isOfOtherApp(connectionId)
						? this.failures.otherApp() : this.failures.notConnected()));
		}
		catch (ToolException ex) {
			return ToolResult.failed(ex.error());
		}
		catch (RuntimeException ex) {
			logger.error("The tool {} failed: {}", tool.getKey().qualifiedName(),
					NestedExceptionUtils.getMostSpecificCause(ex).getClass().getName());
			return ToolResult.failed(ToolError.of(ToolError.Kind.UNKNOWN,
					"This app could not finish the call. The person who runs it can look into its log."));
		}
	}

	private ToolResult call(ToolDefinition definition, Tool tool, ToolInput input, Connection connection) {
		Set<String> missing = definition.scopesMissingFrom(connection.scopesGranted());
		if (!missing.isEmpty()) {
			return ToolResult.failed(this.failures.missingScopes(missing, connection));
		}
		ToolApi api = new ToolApi(this.userTokens.source(connection), this.caller, this.pagerDuty, this.mapper);
		try {
			return ToolResult.of(tool.call(input, new ToolContext(connection, api)));
		}
		catch (PagerDutyApiException ex) {
			return ToolResult.failed(this.failures.withWordsOf(ex, connection));
		}
		catch (TokenUnavailableException ex) {
			return ToolResult.failed(this.failures.of(ex));
		}
	}

	private Map<ToolDefinition, Tool> tools() {
		Map<ToolDefinition, Tool> tools = new LinkedHashMap<>();
		Stream
			.of(BuiltInTools.all().stream(), this.own.orderedStream(),
					this.sources.orderedStream().flatMap((source) -> source.tools().stream()))
			.flatMap((all) -> all)
			.filter((tool) -> ToolNames.isOn(tool.definition(), this.settings))
			.forEach((tool) -> tools.putIfAbsent(this.classic ? tool.definition().forClassicApp() : tool.definition(),
					tool));
		return tools;
	}

}

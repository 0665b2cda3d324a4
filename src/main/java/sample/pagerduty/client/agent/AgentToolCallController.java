package sample.pagerduty.client.agent;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.activity.ActivityKind;
import sample.pagerduty.client.agent.AgentGrantService.Granted;
import sample.pagerduty.client.config.AgentKey;
import sample.pagerduty.client.tool.RecordedTools;
import sample.pagerduty.client.tool.ToolDefinition;
import sample.pagerduty.client.tool.ToolError;
import sample.pagerduty.client.tool.ToolResult;
import sample.pagerduty.client.tool.Toolbox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Calls tools for the users who have allowed it. */
@RestController
@Conditional(AgentsEnabled.class)
class AgentToolCallController {

	private static final Logger logger = LoggerFactory.getLogger(AgentToolCallController.class);

	private final Toolbox toolbox;

	private final RecordedTools tools;

	private final AgentGrantService grants;

	private final AuthorizationStarter starter;

	private final Clock clock;

	AgentToolCallController(Toolbox toolbox, RecordedTools tools, AgentGrantService grants,
			AuthorizationStarter starter, Clock clock) {
		this.toolbox = toolbox;
		this.tools = tools;
		this.grants = grants;
		this.starter = starter;
		this.clock = clock;
	}

	@PostMapping(AgentApi.AUTHORIZE_TOOL)
	AuthorizationAnswer authorize(@AuthenticationPrincipal AgentKey application, @RequestBody @Nullable Call call) {
		return authorize(application, find(call), Objects.requireNonNull(call));
	}

	/** A tool without scopes needs a token, whatever scopes it has. */
	private AuthorizationAnswer authorize(AgentKey application, ToolDefinition tool, Call call) {
		String userId = call.checkedUserId();
		Set<String> scopes = tool.scopes().isEmpty() ? this.grants.find(application.name(), userId, Set.of())
			.map((granted) -> granted.grant().scopes())
			.orElse(Set.of()) : tool.scopes();
		return this.starter.start(application,
				new AuthorizationRequest(AuthorizationRequest.PROVIDER, List.copyOf(scopes), userId, call.nextUri()));
	}

	@PostMapping(AgentApi.EXECUTE_TOOL)
	ObjectNode execute(@AuthenticationPrincipal AgentKey application, @RequestBody @Nullable Call call) {
		ToolDefinition tool = find(call);
		String userId = Objects.requireNonNull(call).checkedUserId();
		if (call.runAt() != null) {
			throw AgentApiException.badRequest("Calls at a later time (run_at) are not offered.");
		}
		Optional<Granted> granted = this.grants.find(application.name(), userId, tool.scopes());
		if (granted.isEmpty()) {
			AuthorizationAnswer authorization = authorize(application, tool, call);
			// Clients look for these words.
			throw AgentApiException.of(HttpStatus.FORBIDDEN, "tool_authorization_required",
					"authorization required: open %s (%s)".formatted(authorization.url(), tool.qualifiedName()));
		}
		this.grants.recordUse(granted.get().grant());
		long start = System.nanoTime();
		UUID connectionId = granted.get().connection().id();
		ToolResult result = this.tools.call(tool.qualifiedName(), call.input(),
				Activity.of(connectionId, ActivityKind.AGENT, application.name(), tool.qualifiedName()));
		Duration duration = Duration.ofNanos(System.nanoTime() - start);
		logger.info("The application {} called {} with connection {}: {} in {} ms", application.name(),
				tool.qualifiedName(), connectionId, result.outcome(), duration.toMillis());
		return answer(result, duration);
	}

	private ObjectNode answer(ToolResult result, Duration duration) {
		String id = "te_" + UUID.randomUUID();
		boolean success = result.error() == null;
		ObjectNode answer = JsonNodeFactory.instance.objectNode()
			.put("id", id)
			.put("execution_id", id)
			.put("execution_type", "immediate")
			.put("status", success ? "success" : "failed")
			.put("success", success)
			.put("duration", duration.toNanos() / 1_000_000.0)
			.put("finished_at", this.clock.instant().toString());
		ObjectNode output = answer.putObject("output");
		if (result.error() != null) {
			output.set("error", error(result.error()));
		}
		else {
			output.set("value", result.value());
		}
		return answer;
	}

	private static ObjectNode error(ToolError error) {
		ObjectNode form = JsonNodeFactory.instance.objectNode()
			.put("message", error.message())
			.put("kind", error.kind().code())
			.put("can_retry", error.kind().retryable())
			.put("status_code", error.kind().status());
		if (error.retryAfter() != null) {
			form.put("retry_after_ms", error.retryAfter().toMillis());
		}
		if (!error.pagerDutySays().isEmpty()) {
			form.put("developer_message", String.join(" ", error.pagerDutySays()));
		}
		return form;
	}

	private ToolDefinition find(@Nullable Call call) {
		return Optional.ofNullable(call)
			.map(Call::toolName)
			.flatMap(this.toolbox::find)
			.orElseThrow(AgentApiException::noSuchTool);
	}

	/** The body of a request about one tool. */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record Call(@Nullable String toolName, @Nullable JsonNode input, @Nullable String userId, @Nullable String runAt,
			@Nullable String nextUri) {

		String checkedUserId() {
			String id = Objects.requireNonNullElse(this.userId, "");
			AuthorizationRequest.checkUserId(id);
			return id;
		}

	}

}

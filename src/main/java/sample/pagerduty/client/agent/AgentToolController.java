package sample.pagerduty.client.agent;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.activity.ActivityKind;
import sample.pagerduty.client.activity.ActivityLog;
import sample.pagerduty.client.agent.AgentGrantService.Granted;
import sample.pagerduty.client.config.AgentKey;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the tools, and calls them for the users who have allowed it. */
@RestController
@Conditional(AgentsEnabled.class)
class AgentToolController {

	private static final Logger logger = LoggerFactory.getLogger(AgentToolController.class);

	private final Toolbox toolbox;

	private final AgentGrantService grants;

	private final AgentAuthorizationService authorizations;

	private final ActivityLog activities;

	private final Clock clock;

	AgentToolController(Toolbox toolbox, AgentGrantService grants, AgentAuthorizationService authorizations,
			ActivityLog activities, Clock clock) {
		this.toolbox = toolbox;
		this.grants = grants;
		this.authorizations = authorizations;
		this.activities = activities;
		this.clock = clock;
	}

	@GetMapping(AgentApi.TOOLS)
	AgentList<ObjectNode> tools(@AuthenticationPrincipal AgentKey application,
			@RequestParam(defaultValue = "") String toolkit, @RequestParam(defaultValue = "") String limit,
			@RequestParam(defaultValue = "") String offset,
			@RequestParam(name = "include_format", defaultValue = "") List<String> formats,
			@RequestParam(name = "user_id", defaultValue = "") String userId) {
		return AgentList.of(ofToolkit(toolkit), limit, offset)
			.map((tool) -> describe(tool, application, userId, formats));
	}

	private List<ToolDefinition> ofToolkit(String toolkit) {
		return this.toolbox.definitions()
			.stream()
			.filter((tool) -> toolkit.isEmpty() || tool.toolkit().equalsIgnoreCase(toolkit))
			.toList();
	}

	private ObjectNode describe(ToolDefinition tool, AgentKey application, String userId, List<String> formats) {
		Boolean completed = userId.isEmpty() ? null
				: this.grants.find(application.name(), userId, tool.scopes()).isPresent();
		ObjectNode form = ToolForms.arcade(tool, completed);
		Set<String> wanted = Set.copyOf(formats.stream().map((format) -> format.toLowerCase(Locale.ROOT)).toList());
		if (wanted.stream().anyMatch(ToolForms.FORMATS::contains)) {
			ObjectNode formatted = form.putObject("formatted_schema");
			Stream.of(ToolForms.OPENAI, ToolForms.ANTHROPIC)
				.filter(wanted::contains)
				.forEach((format) -> formatted.set(format, ToolForms.formatted(tool, format)));
		}
		return form;
	}

	@GetMapping(AgentApi.TOOL)
	ObjectNode tool(@AuthenticationPrincipal AgentKey application, @PathVariable String name,
			@RequestParam(name = "include_format", defaultValue = "") List<String> formats,
			@RequestParam(name = "user_id", defaultValue = "") String userId) {
		return describe(find(name), application, userId, formats);
	}

	private ToolDefinition find(@Nullable String name) {
		return this.toolbox.find(Objects.requireNonNullElse(name, ""))
			.orElseThrow(() -> AgentApiException.notFound("There is no such tool."));
	}

	@GetMapping(AgentApi.FORMATTED_TOOLS)
	AgentList<ObjectNode> formattedTools(@RequestParam(defaultValue = ToolForms.OPENAI) String format,
			@RequestParam(defaultValue = "") String toolkit, @RequestParam(defaultValue = "") String limit,
			@RequestParam(defaultValue = "") String offset) {
		return AgentList.of(ofToolkit(toolkit), limit, offset).map((tool) -> ToolForms.formatted(tool, format));
	}

	@GetMapping(AgentApi.FORMATTED_TOOL)
	ObjectNode formattedTool(@PathVariable String name, @RequestParam(defaultValue = ToolForms.OPENAI) String format) {
		return ToolForms.formatted(find(name), format);
	}

	@GetMapping(AgentApi.SCHEDULED_TOOLS)
	AgentList<ObjectNode> scheduledTools(@RequestParam(defaultValue = "") String limit,
			@RequestParam(defaultValue = "") String offset) {
		return AgentList.of(List.of(), limit, offset);
	}

	@PostMapping(AgentApi.AUTHORIZE_TOOL)
	AuthorizationAnswer authorize(@AuthenticationPrincipal AgentKey application, @RequestBody @Nullable Call call) {
		return authorize(application, find((call != null) ? call.toolName() : null), Objects.requireNonNull(call));
	}

	/** A tool without scopes needs a token, whatever scopes it has. */
	private AuthorizationAnswer authorize(AgentKey application, ToolDefinition tool, Call call) {
		String userId = call.checkedUserId();
		Set<String> scopes = tool.scopes().isEmpty() ? this.grants.find(application.name(), userId, Set.of())
			.map((granted) -> granted.grant().scopes())
			.orElse(Set.of()) : tool.scopes();
		return this.authorizations.start(application,
				new AuthorizationRequest(AuthorizationRequest.PROVIDER, List.copyOf(scopes), userId, call.nextUri()));
	}

	@PostMapping(AgentApi.EXECUTE_TOOL)
	ObjectNode execute(@AuthenticationPrincipal AgentKey application, @RequestBody @Nullable Call call) {
		ToolDefinition tool = find((call != null) ? call.toolName() : null);
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
		ToolResult result = this.toolbox.call(tool.qualifiedName(), call.input(), granted.get().connection().id());
		Duration duration = Duration.ofNanos(System.nanoTime() - start);
		logger.info("The application {} called {} with connection {}: {} in {} ms", application.name(),
				tool.qualifiedName(), granted.get().connection().id(), result.outcome(), duration.toMillis());
		Activity activity = Activity.of(granted.get().connection().id(), ActivityKind.AGENT, application.name(),
				tool.qualifiedName());
		ToolError error = result.error();
		this.activities.record((error != null) ? activity.failed(error.kind().code()) : activity);
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

package sample.pagerduty.client.agent;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import sample.pagerduty.client.config.AgentKey;
import sample.pagerduty.client.tool.ToolDefinition;
import sample.pagerduty.client.tool.Toolbox;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.context.annotation.Conditional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the tools, in the forms that applications ask for. */
@RestController
@Conditional(AgentsEnabled.class)
class AgentToolController {

	private final Toolbox toolbox;

	private final AgentGrantService grants;

	AgentToolController(Toolbox toolbox, AgentGrantService grants) {
		this.toolbox = toolbox;
		this.grants = grants;
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

	private ToolDefinition find(String name) {
		return this.toolbox.find(name).orElseThrow(AgentApiException::noSuchTool);
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

}

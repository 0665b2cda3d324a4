package sample.pagerduty.client.agentpage;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.activity.ActivityKind;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.tool.RecordedTools;
import sample.pagerduty.client.tool.ToolDefinition;
import sample.pagerduty.client.tool.ToolParameter;
import sample.pagerduty.client.tool.ToolResult;
import sample.pagerduty.client.tool.Toolbox;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The form for a call of one tool, and the answer that a model would get. The call is a
 * POST also for tools that only read, so that no link can make one.
 */
@Controller
class TryToolController {

	private static final Logger logger = LoggerFactory.getLogger(TryToolController.class);

	private static final String PATH = AgentPageController.PATH + "/tools/{name}";

	private final Toolbox toolbox;

	private final RecordedTools tools;

	private final JsonMapper mapper;

	TryToolController(Toolbox toolbox, RecordedTools tools, JsonMapper mapper) {
		this.toolbox = toolbox;
		this.tools = tools;
		this.mapper = mapper;
	}

	@GetMapping(PATH)
	String form(@PathVariable String name, Connection connection, Model model) {
		return page(tool(name), connection, ToolField::empty, model);
	}

	@PostMapping(PATH)
	String call(@PathVariable String name, @RequestParam MultiValueMap<String, String> form, Connection connection,
			HttpServletResponse response, Model model) {
		ToolDefinition tool = tool(name);
		if (tool.writes() && !form.containsKey("confirm")) {
			response.setStatus(HttpStatus.BAD_REQUEST.value());
			model.addAttribute("unconfirmed", true);
		}
		else {
			model.addAttribute("call", call(tool, form, connection));
		}
		return page(tool, connection, (parameter) -> ToolField.submitted(parameter, form), model);
	}

	private ToolDefinition tool(String name) {
		Optional<ToolDefinition> tool = this.toolbox.definitions()
			.stream()
			.filter((definition) -> definition.snakeCaseName().equals(name))
			.findFirst();
		return tool.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private TriedCall call(ToolDefinition tool, MultiValueMap<String, String> form, Connection connection) {
		ObjectNode arguments = JsonNodeFactory.instance.objectNode();
		tool.parameters().forEach((parameter) -> ToolField.submitted(parameter, form).putInto(arguments));
		long start = System.nanoTime();
		ToolResult result = this.tools.call(tool.qualifiedName(), arguments,
				Activity.of(connection.id(), ActivityKind.BROWSER, "", tool.qualifiedName()));
		long millis = (System.nanoTime() - start) / 1_000_000;
		logger.info("Agents page: connection {}, tool {}, {}, {} ms", connection.id(), tool.snakeCaseName(),
				result.outcome(), millis);
		return TriedCall.of(arguments, result, millis, this.mapper);
	}

	private static String page(ToolDefinition tool, Connection connection, Function<ToolParameter, ToolField> field,
			Model model) {
		List<ToolField> fields = tool.parameters().stream().map(field).toList();
		model.addAttribute("tool", ToolRow.of(tool, connection));
		model.addAttribute("fields", fields);
		return "tool";
	}

}

package sample.pagerduty.client.agentpage;

import java.util.List;

import sample.pagerduty.client.config.AgentSettings;
import sample.pagerduty.client.config.Loopback;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.mcp.McpAddresses;
import sample.pagerduty.client.tool.Toolbox;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;

/** The page that adds the MCP server to an agent, with the list of its tools. */
@Controller
class AgentPageController {

	static final String PATH = "/agents";

	private final Toolbox toolbox;

	private final AgentSettings settings;

	private final String url;

	/** Whether agents that run elsewhere may reach it. */
	private final boolean forEveryone;

	/** Read when the page is first shown. */
	private final SingletonSupplier<List<AgentSetup>> setups;

	AgentPageController(Toolbox toolbox, AgentSettings settings, McpAddresses addresses, WebSettings web) {
		this.toolbox = toolbox;
		this.settings = settings;
		this.url = addresses.server();
		this.forEveryone = web.isSecure() && !Loopback.includes(web.home().getHost());
		this.setups = SingletonSupplier.of(() -> AgentSetup.all(this.url));
	}

	@GetMapping(PATH)
	String agents(Connection connection, Model model) {
		List<ToolRow> tools = this.toolbox.definitions().stream().map((tool) -> ToolRow.of(tool, connection)).toList();
		model.addAttribute("connection", connection);
		model.addAttribute("url", this.url);
		model.addAttribute("forEveryone", this.forEveryone);
		model.addAttribute("setups", this.setups.obtain());
		model.addAttribute("tools", tools);
		model.addAttribute("writes", tools.stream().anyMatch(ToolRow::writes));
		model.addAttribute("api", this.settings.isEnabled());
		return "agents";
	}

}

package sample.pagerduty.client.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import sample.pagerduty.client.connection.Connection;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The endpoints that the console lists, and whether the user's token can call them. */
@Controller
class EndpointListController {

	private final EndpointTable table;

	EndpointListController(EndpointTable table) {
		this.table = table;
	}

	@GetMapping(path = CallController.CONSOLE, params = "!path")
	String list(@RequestParam(defaultValue = "") String filter, Connection connection, Model model) {
		Map<String, List<EndpointRow>> groups = this.table.all()
			.stream()
			.map((endpoint) -> row(endpoint, connection))
			.filter((row) -> row.mentions(filter.strip()))
			.collect(Collectors.groupingBy(EndpointRow::group, LinkedHashMap::new, Collectors.toList()));
		model.addAttribute("filter", filter);
		model.addAttribute("groups", groups);
		model.addAttribute("connection", connection);
		return "console";
	}

	private EndpointRow row(Endpoint endpoint, Connection connection) {
		return new EndpointRow(endpoint.path(), endpoint.group(), endpoint.gives(),
				ScopeCheck.of(this.table.requirement(endpoint.path()), connection.scopesGranted()));
	}

}

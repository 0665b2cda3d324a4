package sample.pagerduty.client.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpSession;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.connection.Connection;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The endpoints that the console lists, whether the user's token can call them, and the
 * last calls of the browser.
 */
@Controller
class EndpointListController {

	private static final int MAX_CALLS_IN_FRONT = 5;

	private final EndpointTable table;

	private final PagerDutyApp app;

	EndpointListController(EndpointTable table, PagerDutyApp app) {
		this.table = table;
		this.app = app;
	}

	@GetMapping(path = CallController.CONSOLE, params = "!path")
	String list(@RequestParam(defaultValue = "") String filter, @RequestParam(defaultValue = "") String only,
			Connection connection, HttpSession session, Model model) {
		boolean onlyAllowed = only.equals("allowed");
		Map<String, List<EndpointRow>> groups = this.table.all()
			.stream()
			.map((endpoint) -> row(endpoint, connection))
			.filter((row) -> row.mentions(filter.strip()) && (!onlyAllowed || row.isAllowed()))
			.collect(Collectors.groupingBy(EndpointRow::group, LinkedHashMap::new, Collectors.toList()));
		List<RecentCall> recent = CallHistory.of(session, connection.id()).calls();
		model.addAttribute("filter", filter);
		model.addAttribute("onlyAllowed", onlyAllowed);
		model.addAttribute("groups", groups);
		model.addAttribute("connection", connection);
		model.addAttribute("pagerDutyApp", this.app);
		model.addAttribute("recent", recent.stream().limit(MAX_CALLS_IN_FRONT).toList());
		model.addAttribute("older", recent.stream().skip(MAX_CALLS_IN_FRONT).toList());
		return "console";
	}

	@PostMapping(CallController.CONSOLE + "/recent/clear")
	String clear(HttpSession session) {
		CallHistory.clear(session);
		return "redirect:" + CallController.CONSOLE;
	}

	private EndpointRow row(Endpoint endpoint, Connection connection) {
		return new EndpointRow(endpoint.path(), endpoint.group(), endpoint.gives(),
				ScopeCheck.of(this.table.requirement(endpoint.path()), connection.scopesGranted()));
	}

}

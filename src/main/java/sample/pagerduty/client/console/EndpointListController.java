package sample.pagerduty.client.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What PagerDuty's REST API can be asked, and what of it with the token at hand. */
@Controller
class EndpointListController {

	private static final String LEARNED = "Learned here";

	private final ConsoleCaller caller;

	private final EndpointTable table;

	private final ScopeService scopes;

	EndpointListController(ConsoleCaller caller, EndpointTable table, ScopeService scopes) {
		this.caller = caller;
		this.table = table;
		this.scopes = scopes;
	}

	@GetMapping(path = "/console", params = "!path")
	String list(@RequestParam(defaultValue = "") String filter, @Nullable Authentication authentication, Model model) {
		return this.caller.find(authentication).map((connection) -> {
			Map<String, List<EndpointRow>> groups = rows(connection.scopesGranted())
				.filter((row) -> row.mentions(filter.strip()))
				.collect(Collectors.groupingBy(EndpointRow::group, LinkedHashMap::new, Collectors.toList()));
			model.addAttribute("filter", filter);
			model.addAttribute("groups", groups);
			model.addAttribute("connection", connection);
			return "console";
		}).orElse("redirect:/?disconnected=session");
	}

	private Stream<EndpointRow> rows(Set<String> granted) {
		KnownScopes known = this.scopes.known();
		Stream<EndpointRow> handPicked = this.table.all()
			.stream()
			.map((endpoint) -> new EndpointRow(endpoint.path(), endpoint.group(), endpoint.gives(),
					ScopeCheck.of(known.find(endpoint.path()), granted)));
		Stream<EndpointRow> learned = known.learned()
			.keySet()
			.stream()
			.filter((path) -> this.table.find(path).isEmpty())
			.map((path) -> new EndpointRow(path, LEARNED, "", ScopeCheck.of(known.find(path), granted)));
		return Stream.concat(handPicked, learned);
	}

}

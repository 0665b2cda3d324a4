package sample.pagerduty.client.web;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.rest.PagerDutyClient;
import sample.pagerduty.client.rest.ServicePage;
import sample.pagerduty.client.token.Connection;
import sample.pagerduty.client.token.ConnectionService;
import sample.pagerduty.client.token.RefreshFailedException;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The services that the connected user can see, page by page. */
@Controller
class ServicesController {

	private static final int PAGE_SIZE = 25;

	/** PagerDuty's own bound: limit and offset together. */
	private static final int LAST_OFFSET = 10_000 - PAGE_SIZE;

	private final ConnectionService connections;

	private final PagerDutyClient pagerDuty;

	ServicesController(ConnectionService connections, PagerDutyClient pagerDuty) {
		this.connections = connections;
		this.pagerDuty = pagerDuty;
	}

	@GetMapping("/services")
	String services(@RequestParam(defaultValue = "0") String offset, @RequestParam(defaultValue = "") String query,
			@Nullable Authentication authentication, HttpServletResponse response, Model model) {
		return this.connections.find(authentication).map((connection) -> {
			model.addAttribute("query", query);
			model.addAttribute("scopesGranted", connection.scopesGranted());
			if (!offset.matches("\\d{1,5}") || Integer.parseInt(offset) > LAST_OFFSET) {
				response.setStatus(HttpStatus.BAD_REQUEST.value());
				model.addAttribute("failure", "offset");
				return "services";
			}
			fetch(connection, Integer.parseInt(offset), query.strip(), response, model);
			return "services";
		}).orElse("redirect:/?disconnected=session");
	}

	private static String link(int offset, String query) {
		UriComponentsBuilder link = UriComponentsBuilder.fromPath("/services").queryParam("offset", offset);
		if (!query.isEmpty()) {
			link.queryParam("query", "{query}"); // expanded, so that a & or { of the user
													// stays text
		}
		return link.encode().buildAndExpand(query).toUriString();
	}

	private void fetch(Connection connection, int offset, String query, HttpServletResponse response, Model model) {
		try {
			ServicePage page = this.connections.call(connection,
					(access) -> this.pagerDuty.services(access, PAGE_SIZE, offset, query.isEmpty() ? null : query));
			model.addAttribute("page", page);
			model.addAttribute("offset", offset);
			model.addAttribute("previousPage", (offset > 0) ? link(Math.max(0, offset - PAGE_SIZE), query) : null);
			model.addAttribute("nextPage",
					(page.hasMore() && offset + PAGE_SIZE <= LAST_OFFSET) ? link(offset + PAGE_SIZE, query) : null);
		}
		catch (RefreshFailedException ex) {
			response.setStatus(HttpStatus.BAD_GATEWAY.value());
			model.addAttribute("refreshFailure", ex.result().key());
		}
		catch (PagerDutyApiException ex) {
			response.setStatus(ex.failure().status().value());
			model.addAttribute("failure", ex.failure().key());
			model.addAttribute("requiredScopes", ex.requiredScopes());
			model.addAttribute("retryAfter", ex.retryAfter());
			model.addAttribute("acceptedAt", ex.acceptedAt());
		}
	}

}

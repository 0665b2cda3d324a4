package sample.pagerduty.client.services;

import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.activity.ActivityKind;
import sample.pagerduty.client.activity.ActivityLog;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.UserTokenService;
import sample.pagerduty.client.oauth.AuthorizedCaller;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.rest.PagerDutyClient;
import sample.pagerduty.client.rest.ServicePage;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The services that the connected user can see, page by page. */
@Controller
class ServicesController {

	private static final String PATH = "/services";

	private static final int PAGE_SIZE = 25;

	private static final int MAX_OFFSET = ServicePage.MAX_OFFSET_AND_LIMIT - PAGE_SIZE;

	private final UserTokenService tokens;

	private final AuthorizedCaller caller;

	private final PagerDutyClient pagerDuty;

	private final ActivityLog activities;

	ServicesController(UserTokenService tokens, AuthorizedCaller caller, PagerDutyClient pagerDuty,
			ActivityLog activities) {
		this.tokens = tokens;
		this.caller = caller;
		this.pagerDuty = pagerDuty;
		this.activities = activities;
	}

	@GetMapping(PATH)
	String services(@RequestParam(defaultValue = "0") String offset, @RequestParam(defaultValue = "") String query,
			Connection connection, HttpServletResponse response, Model model) {
		model.addAttribute("query", query);
		model.addAttribute("scopesGranted", connection.scopesGranted());
		if (!offset.matches("\\d{1,5}") || Integer.parseInt(offset) > MAX_OFFSET) {
			response.setStatus(HttpStatus.BAD_REQUEST.value());
			model.addAttribute("invalidOffset", true);
		}
		else {
			fetch(connection, Integer.parseInt(offset), query.strip(), response, model);
		}
		return "services";
	}

	private void fetch(Connection connection, int offset, String query, HttpServletResponse response, Model model) {
		try {
			ServicePage page = this.activities.recording(
					Activity.of(connection.id(), ActivityKind.BROWSER, "", "GET /services"),
					() -> this.caller
						.call(this.tokens.source(connection),
								(access) -> this.pagerDuty.services(access, PAGE_SIZE, offset,
										query.isEmpty() ? null : query))
						.orElseThrow());
			model.addAttribute("page", page);
			model.addAttribute("offset", offset);
			model.addAttribute("previousPage", (offset > 0) ? link(Math.max(0, offset - PAGE_SIZE), query) : null);
			model.addAttribute("nextPage",
					(page.hasMore() && offset + PAGE_SIZE <= MAX_OFFSET) ? link(offset + PAGE_SIZE, query) : null);
		}
		catch (TokenUnavailableException ex) {
			response.setStatus(HttpStatus.BAD_GATEWAY.value());
			model.addAttribute("tokenFailure", ex.failure().key());
			model.addAttribute("tokenWait", ex.secondsToWait());
		}
		catch (PagerDutyApiException ex) {
			response.setStatus(ex.failure().status().value());
			model.addAttribute("failure", ex);
		}
	}

	private static String link(int offset, String query) {
		// Expanded, so that a & or { that the user typed stays text.
		return UriComponentsBuilder.fromPath(PATH)
			.queryParam("offset", offset)
			.queryParamIfPresent("query", query.isEmpty() ? Optional.empty() : Optional.of("{query}"))
			.encode()
			.buildAndExpand(query)
			.toUriString();
	}

}

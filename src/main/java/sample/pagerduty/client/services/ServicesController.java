package sample.pagerduty.client.services;

import java.util.Map;
import java.util.function.UnaryOperator;

import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.activity.ActivityKind;
import sample.pagerduty.client.activity.ActivityLog;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WordList;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.UserTokenService;
import sample.pagerduty.client.oauth.AuthorizedCaller;
import sample.pagerduty.client.oauth.FailedCall;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.services.ServiceFinder.FoundServices;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The services that the connected user can see, page by page. */
@Controller
class ServicesController {

	private final UserTokenService tokens;

	private final AuthorizedCaller caller;

	private final ServiceFinder finder;

	private final PagerDutyApp app;

	private final ActivityLog activities;

	ServicesController(UserTokenService tokens, AuthorizedCaller caller, ServiceFinder finder, PagerDutyApp app,
			ActivityLog activities) {
		this.tokens = tokens;
		this.caller = caller;
		this.finder = finder;
		this.app = app;
		this.activities = activities;
	}

	@GetMapping(ServiceSearch.PATH)
	String services(@RequestParam Map<String, String> parameters, Connection connection, HttpServletResponse response,
			Model model) {
		model.addAttribute("wanted", parameters);
		model.addAttribute("statuses", ServiceStatus.values());
		model.addAttribute("orders", ServiceOrder.values());
		model.addAttribute("scopesGranted", connection.scopesGranted());
		model.addAttribute("renewable", connection.refreshToken() != null);
		ServiceSearch.of(parameters, ServiceFinder.MAX_OFFSET).ifPresentOrElse((search) -> {
			model.addAttribute("search", search);
			fetch(connection, search, response, model);
		}, () -> {
			response.setStatus(HttpStatus.BAD_REQUEST.value());
			model.addAttribute("invalid", ServiceSearch.isFilter(parameters) ? "offset" : "filter");
		});
		return "services";
	}

	private void fetch(Connection connection, ServiceSearch search, HttpServletResponse response, Model model) {
		try {
			FoundServices found = this.activities
				.recording(Activity.of(connection.id(), ActivityKind.BROWSER, "", "GET /services"),
						() -> this.caller
							.call(this.tokens.source(connection), (access) -> this.finder.find(access, search))
							.orElseThrow());
			model.addAttribute("found", found);
			int previous = Math.max(0, search.offset() - ServiceFinder.PAGE_SIZE);
			model.addAttribute("previousPage", (search.offset() > 0) ? search.at(previous).link() : null);
			model.addAttribute("nextPage",
					found.more() ? search.at(search.offset() + ServiceFinder.PAGE_SIZE).link() : null);
		}
		catch (TokenUnavailableException ex) {
			fail(FailedCall.of(ex), response, model);
		}
		catch (PagerDutyApiException ex) {
			fail(FailedCall.of(ex, UnaryOperator.identity()), response, model);
			model.addAttribute("scopesNeeded", ex.requiredScopes());
			model.addAttribute("scopesToAdd",
					this.app.canAskFor(WordList.of(ex.requiredScopes())) ? ex.requiredScopes() : "");
		}
	}

	private static void fail(FailedCall failure, HttpServletResponse response, Model model) {
		response.setStatus(failure.status().value());
		model.addAttribute("failure", failure);
	}

}

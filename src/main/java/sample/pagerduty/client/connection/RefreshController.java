package sample.pagerduty.client.connection;

import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.web.LocalPath;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Refreshes a connection because its user wants new tokens now. */
@Controller
class RefreshController {

	private final UserTokenService tokens;

	private final ApplicationEventPublisher events;

	RefreshController(UserTokenService tokens, ApplicationEventPublisher events) {
		this.tokens = tokens;
		this.events = events;
	}

	@PostMapping("/refresh")
	RedirectView refresh(@RequestParam(name = "return", defaultValue = HomePage.PATH) String page,
			Connection connection, RedirectAttributes notices) {
		try {
			this.tokens.refresh(connection);
			this.events.publishEvent(new RefreshRequested(connection.id(), null));
			notices.addFlashAttribute("refreshed", true);
		}
		catch (TokenUnavailableException ex) {
			this.events.publishEvent(new RefreshRequested(connection.id(), ex.failure()));
			notices.addFlashAttribute("tokenFailure", ex.failure().key());
		}
		// Not a view name, in which braces would be variables.
		RedirectView redirect = new RedirectView(LocalPath.matches(page) ? page : HomePage.PATH);
		redirect.setExpandUriTemplateVariables(false);
		return redirect;
	}

}

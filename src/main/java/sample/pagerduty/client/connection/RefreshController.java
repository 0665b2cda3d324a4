package sample.pagerduty.client.connection;

import sample.pagerduty.client.oauth.TokenUnavailableException;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Refreshes a connection because its user wants new tokens now. */
@Controller
class RefreshController {

	private final UserTokenService tokens;

	RefreshController(UserTokenService tokens) {
		this.tokens = tokens;
	}

	@PostMapping("/refresh")
	String refresh(Connection connection, RedirectAttributes notices) {
		try {
			this.tokens.refresh(connection);
			notices.addFlashAttribute("refreshed", true);
		}
		catch (TokenUnavailableException ex) {
			notices.addFlashAttribute("tokenFailure", ex.failure().key());
		}
		return "redirect:" + HomePage.PATH;
	}

}

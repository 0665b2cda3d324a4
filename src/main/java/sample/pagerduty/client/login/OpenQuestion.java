package sample.pagerduty.client.login;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What a login asked and nobody has answered yet. Every page leads back to it.
 *
 * @param path the page that asks
 */
public record OpenQuestion(String text, String path) {

	private static final Logger logger = LoggerFactory.getLogger(OpenQuestion.class);

	private static Optional<OpenQuestion> in(HttpServletRequest request) {
		if (UserSwitch.waitingIn(request).isPresent()) {
			return Optional
				.of(new OpenQuestion("You signed in at PagerDuty as another user.", UserSwitchController.PATH));
		}
		return WorseGrant.waitingIn(request)
			.map((waiting) -> new OpenQuestion("Your last login got fewer scopes.", WorseGrantController.PATH));
	}

	/** Tells the layout of every page but the one that asks. */
	@ControllerAdvice
	static class Pages {

		@ModelAttribute
		void fill(Model model, HttpServletRequest request) {
			try {
				in(request).filter((question) -> !question.path().equals(request.getRequestURI()))
					.ifPresent((question) -> model.addAttribute("question", question));
			}
			catch (DataAccessException ex) {
				logger.debug("No page leads to the question, because the store does not answer", ex);
			}
		}

	}

}

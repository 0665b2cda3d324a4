package sample.pagerduty.sandbox.identity;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page for an authorization request that must not be answered with a redirect. Only
 * {@link AuthorizationRejection#show} leads here.
 */
@Controller
class RejectionController {

	static final String PATH = "/oauth/rejected";

	@RequestMapping(PATH)
	String show(HttpServletRequest request, Model model) {
		Object rejection = request.getAttribute(AuthorizationRejection.class.getName());
		if (rejection == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		model.addAttribute("rejection", rejection);
		return "rejected";
	}

}

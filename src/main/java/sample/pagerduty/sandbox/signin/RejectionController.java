package sample.pagerduty.sandbox.signin;

import jakarta.servlet.http.HttpServletRequest;
import sample.pagerduty.sandbox.AppOrigins;

import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * The pages for authorization requests that must not be answered with a redirect. Only
 * {@link AuthorizationRejection#show} and {@link CompanyRefusal#show} forward here.
 */
@Controller
class RejectionController {

	static final String PATH = "/oauth/rejected";

	static final String COMPANY_PATH = PATH + "/company";

	private final AppOrigins apps;

	RejectionController(AppOrigins apps) {
		this.apps = apps;
	}

	@RequestMapping(PATH)
	String show(HttpServletRequest request, Model model) {
		model.addAttribute("rejection", reason(request, AuthorizationRejection.class));
		addWayBack(request, model);
		return "rejected";
	}

	@RequestMapping(COMPANY_PATH)
	String showCompany(HttpServletRequest request, Model model) {
		model.addAttribute("notice", reason(request, CompanyRefusal.Notice.class));
		addWayBack(request, model);
		return "refused";
	}

	private void addWayBack(HttpServletRequest request, Model model) {
		model.addAttribute("apps", this.apps.of(request.getParameter(OAuth2ParameterNames.REDIRECT_URI)));
	}

	private static Object reason(HttpServletRequest request, Class<?> type) {
		Object reason = request.getAttribute(type.getName());
		if (reason == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return reason;
	}

}

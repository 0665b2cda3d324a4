package sample.pagerduty.sandbox.api;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers calls with a token to everything that the sandbox does not have: 404 as JSON,
 * with a sentence that tells it from a resource that does not exist. Most writes of
 * PagerDuty are among them.
 */
@RestController
class UnknownResourceController {

	@RequestMapping(path = "/**", headers = "Authorization")
	void refuse(HttpServletRequest request) {
		throw SandboxApiException.notSupported(request.getMethod() + " " + request.getRequestURI());
	}

}

package sample.pagerduty.sandbox.api;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers calls with a token to everything that the sandbox does not have, writes
 * included: 404 as JSON. Calls without a token get the error page.
 */
@RestController
class UnknownResourceController {

	@RequestMapping(path = "/**", headers = "Authorization")
	void refuse() {
		throw SandboxApiException.notFound();
	}

}

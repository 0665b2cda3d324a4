package sample.pagerduty.sandbox.account;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers for everything that the real API has and the sandbox does not, changes
 * included. Without a token what PagerDuty does not have either leads to the error page
 * for people.
 */
@RestController
class UnknownResourceController {

	@RequestMapping(path = "/**", headers = "Authorization")
	void refuse() {
		throw ApiException.notFound();
	}

}

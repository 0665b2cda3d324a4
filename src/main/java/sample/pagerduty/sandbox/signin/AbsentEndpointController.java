package sample.pagerduty.sandbox.signin;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Answers 404 where Spring's authorization server has endpoints that PagerDuty does not
 * have, such as token introspection.
 */
@RestController
class AbsentEndpointController {

	static final String PATHS = "/oauth2/**";

	@RequestMapping(PATHS)
	void refuse() {
		throw new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}

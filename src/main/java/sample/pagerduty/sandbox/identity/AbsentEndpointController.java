package sample.pagerduty.sandbox.identity;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Says of the paths where Spring's authorization server has endpoints of its own, token
 * introspection for one, that there is nothing: PagerDuty has none of them.
 */
@RestController
class AbsentEndpointController {

	static final String PATHS = "/oauth2/**";

	@RequestMapping(PATHS)
	void refuse() {
		throw new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}

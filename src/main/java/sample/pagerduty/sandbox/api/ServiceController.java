package sample.pagerduty.sandbox.api;

import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The services. */
@RestController
@RequestMapping({ "", SandboxUrls.EU_PATH })
class ServiceController {

	private final Answers answers;

	ServiceController(Answers answers) {
		this.answers = answers;
	}

	@GetMapping("/services")
	ResponseEntity<?> services(ApiCall call) {
		CallParameters parameters = ListedCollection.SERVICES.parameters(call.query());
		return this.answers.page(ListedCollection.SERVICES, parameters,
				ServiceFilter.apply(parameters, call.visible(call.account().services())), call.account());
	}

	@GetMapping("/services/{id}")
	ResponseEntity<?> service(@PathVariable String id, ApiCall call) {
		return this.answers.one(ListedCollection.SERVICES, call, call.find(call.account().services(), id));
	}

}

package sample.pagerduty.sandbox.api;

import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The priorities that an incident can have. */
@RestController
@RequestMapping({ "", SandboxUrls.EU_PATH })
class PriorityController {

	private final Answers answers;

	PriorityController(Answers answers) {
		this.answers = answers;
	}

	@GetMapping("/priorities")
	ResponseEntity<?> priorities(ApiCall call) {
		return this.answers.page(ListedCollection.PRIORITIES, ListedCollection.PRIORITIES.parameters(call.query()),
				call.account().priorities(), call.account());
	}

}

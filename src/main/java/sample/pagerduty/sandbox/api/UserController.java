package sample.pagerduty.sandbox.api;

import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.Person;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The users, all of which everyone may see. */
@RestController
@RequestMapping({ "", SandboxUrls.EU_PATH })
class UserController {

	private final Answers answers;

	UserController(Answers answers) {
		this.answers = answers;
	}

	@GetMapping("/users/me")
	ResponseEntity<?> me(ApiCall call) {
		Person person = call.person().orElseThrow(SandboxApiException::noUser);
		return user(person.id(), call);
	}

	@GetMapping("/users")
	ResponseEntity<?> users(ApiCall call) {
		CallParameters parameters = ListedCollection.USERS.parameters(call.query());
		return this.answers.page(ListedCollection.USERS, parameters,
				UserFilter.apply(parameters, call.account().users()), call.account());
	}

	@GetMapping("/users/{id}")
	ResponseEntity<?> user(@PathVariable String id, ApiCall call) {
		return this.answers.one(ListedCollection.USERS, call, ApiCall.findAny(call.account().users(), id));
	}

}

package sample.pagerduty.sandbox.api;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.Account;
import sample.pagerduty.sandbox.company.Person;
import sample.pagerduty.sandbox.company.Resource;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The REST API of both regions. Collections leave out what a restricted user may not see;
 * a request for it by ID gets 403 with code 2010.
 */
@RestController
@RequestMapping({ "", SandboxUrls.EU_PATH })
class AccountController {

	private final Caller caller;

	AccountController(Caller caller) {
		this.caller = caller;
	}

	@GetMapping("/users/me")
	ResponseEntity<Map<String, Object>> me(Authentication authentication) {
		Person person = this.caller.person(authentication).orElseThrow(SandboxApiException::noUser);
		return json(Map.of("user", find(account(authentication).users(), person.id())));
	}

	@GetMapping("/users")
	ResponseEntity<Map<String, @Nullable Object>> users(@RequestParam Map<String, String> parameters,
			Authentication authentication) {
		return json(Page.of(parameters).of("users", account(authentication).users()));
	}

	@GetMapping("/users/{id}")
	ResponseEntity<Map<String, Object>> user(@PathVariable String id, Authentication authentication) {
		return json(Map.of("user", find(account(authentication).users(), id)));
	}

	@GetMapping("/services")
	ResponseEntity<Map<String, @Nullable Object>> services(@RequestParam Map<String, String> parameters,
			Authentication authentication) {
		return json(Page.of(parameters).of("services", visible(account(authentication).services(), authentication)));
	}

	@GetMapping("/services/{id}")
	ResponseEntity<Map<String, Object>> service(@PathVariable String id, Authentication authentication) {
		return json(Map.of("service", allowed(find(account(authentication).services(), id), authentication)));
	}

	@GetMapping("/incidents")
	ResponseEntity<Map<String, @Nullable Object>> incidents(@RequestParam Map<String, String> parameters,
			Authentication authentication) {
		return json(Page.of(parameters).of("incidents", visible(account(authentication).incidents(), authentication)));
	}

	@GetMapping("/incidents/{id}")
	ResponseEntity<Map<String, Object>> incident(@PathVariable String id, Authentication authentication) {
		return json(Map.of("incident", allowed(find(account(authentication).incidents(), id), authentication)));
	}

	/** Always JSON, also for a browser that asks for HTML. */
	private static <T> ResponseEntity<T> json(T body) {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
	}

	private Account account(Authentication authentication) {
		return this.caller.account(authentication);
	}

	private static Resource find(List<? extends Resource> resources, String id) {
		return resources.stream()
			.<Resource>map(Function.identity())
			.filter((resource) -> resource.id().equals(id))
			.findFirst()
			.orElseThrow(SandboxApiException::notFound);
	}

	private List<? extends Resource> visible(List<? extends Resource> resources, Authentication authentication) {
		return resources.stream().filter((resource) -> this.caller.maySee(authentication, resource)).toList();
	}

	private Resource allowed(Resource resource, Authentication authentication) {
		if (!this.caller.maySee(authentication, resource)) {
			throw SandboxApiException.accessDenied();
		}
		return resource;
	}

}

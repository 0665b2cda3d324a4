package sample.pagerduty.sandbox.account;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The REST API of both regions. What a restricted user may not see is missing from the
 * collections, and asking for it by id answers 403 with code 2010.
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
		Person person = this.caller.person(authentication).orElseThrow(ApiException::noUser);
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

	/** Whatever the call accepts: who opens the API in a browser gets JSON too. */
	private static <T> ResponseEntity<T> json(T body) {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
	}

	private Account account(Authentication authentication) {
		return this.caller.account(authentication);
	}

	private static <T extends Resource> T find(List<T> resources, String id) {
		return resources.stream()
			.filter((resource) -> resource.id().equals(id))
			.findFirst()
			.orElseThrow(ApiException::notFound);
	}

	private <T extends Resource> List<T> visible(List<T> resources, Authentication authentication) {
		return resources.stream().filter((resource) -> this.caller.maySee(authentication, resource)).toList();
	}

	private <T extends Resource> T allowed(T resource, Authentication authentication) {
		if (!this.caller.maySee(authentication, resource)) {
			throw ApiException.accessDenied();
		}
		return resource;
	}

}

package sample.pagerduty.sandbox.api;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.Account;
import sample.pagerduty.sandbox.company.Person;
import sample.pagerduty.sandbox.company.Resource;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The REST API of both regions. Collections leave out what a restricted user cannot see;
 * a request for it by ID gets 403 with code 2010.
 */
@RestController
@RequestMapping({ "", SandboxUrls.EU_PATH })
class AccountController {

	private final Caller caller;

	private final ReferenceExpander expander;

	private final Clock clock;

	AccountController(Caller caller, ReferenceExpander expander, Clock clock) {
		this.caller = caller;
		this.expander = expander;
		this.clock = clock;
	}

	@GetMapping("/users/me")
	ResponseEntity<?> me(@RequestParam MultiValueMap<String, String> query, Authentication authentication) {
		Person person = this.caller.person(authentication).orElseThrow(SandboxApiException::noUser);
		Account account = account(authentication);
		return one(ListedCollection.USERS, query, "user", find(account.users(), person.id()), account);
	}

	@GetMapping("/users")
	ResponseEntity<?> users(@RequestParam MultiValueMap<String, String> query, Authentication authentication) {
		CallParameters parameters = ListedCollection.USERS.parameters(query);
		Account account = account(authentication);
		return page(ListedCollection.USERS, parameters, UserFilter.apply(parameters, account.users()), account);
	}

	@GetMapping("/users/{id}")
	ResponseEntity<?> user(@PathVariable String id, @RequestParam MultiValueMap<String, String> query,
			Authentication authentication) {
		Account account = account(authentication);
		return one(ListedCollection.USERS, query, "user", find(account.users(), id), account);
	}

	@GetMapping("/services")
	ResponseEntity<?> services(@RequestParam MultiValueMap<String, String> query, Authentication authentication) {
		CallParameters parameters = ListedCollection.SERVICES.parameters(query);
		Account account = account(authentication);
		return page(ListedCollection.SERVICES, parameters,
				ServiceFilter.apply(parameters, visible(account.services(), authentication)), account);
	}

	@GetMapping("/services/{id}")
	ResponseEntity<?> service(@PathVariable String id, @RequestParam MultiValueMap<String, String> query,
			Authentication authentication) {
		Account account = account(authentication);
		return one(ListedCollection.SERVICES, query, "service", allowed(find(account.services(), id), authentication),
				account);
	}

	@GetMapping("/incidents")
	ResponseEntity<?> incidents(@RequestParam MultiValueMap<String, String> query, Authentication authentication) {
		CallParameters parameters = ListedCollection.INCIDENTS.parameters(query);
		Account account = account(authentication);
		return page(ListedCollection.INCIDENTS, parameters,
				IncidentFilter.apply(parameters, visible(account.incidents(), authentication), this.clock.instant()),
				account);
	}

	@GetMapping("/incidents/{id}")
	ResponseEntity<?> incident(@PathVariable String id, @RequestParam MultiValueMap<String, String> query,
			Authentication authentication) {
		Account account = account(authentication);
		return one(ListedCollection.INCIDENTS, query, "incident",
				allowed(find(account.incidents(), id), authentication), account);
	}

	private ResponseEntity<Map<String, @Nullable Object>> page(ListedCollection collection, CallParameters parameters,
			List<? extends Resource> found, Account account) {
		Set<String> included = collection.included(parameters);
		Page page = Page.of(parameters);
		return json(page.wrap(collection.toString(),
				page.of(found).stream().map((resource) -> this.expander.expand(resource, included, account)).toList(),
				found.size()));
	}

	private ResponseEntity<Map<String, Object>> one(ListedCollection collection, MultiValueMap<String, String> query,
			String name, Resource resource, Account account) {
		CallParameters parameters = collection.parametersOfOne(query);
		Set<String> included = collection.included(parameters);
		parameters.check();
		return json(Map.of(name, this.expander.expand(resource, included, account)));
	}

	/** Always JSON, also for a browser that asks for HTML. */
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
			.orElseThrow(SandboxApiException::notFound);
	}

	private <T extends Resource> List<T> visible(List<T> resources, Authentication authentication) {
		return resources.stream().filter((resource) -> this.caller.maySee(authentication, resource)).toList();
	}

	private Resource allowed(Resource resource, Authentication authentication) {
		if (!this.caller.maySee(authentication, resource)) {
			throw SandboxApiException.accessDenied();
		}
		return resource;
	}

}

package sample.pagerduty.sandbox.api;

import java.util.Arrays;
import java.util.stream.Collectors;

import sample.pagerduty.sandbox.AppOrigins;
import sample.pagerduty.sandbox.company.Accounts;
import sample.pagerduty.sandbox.company.Directory;
import sample.pagerduty.sandbox.company.Person;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The pages and pictures that the API's {@code html_url} and {@code avatar_url} lead to.
 * PagerDuty shows the resource there; the sandbox shows only its name.
 */
@Controller
class AccountPageController {

	private final Accounts accounts;

	private final Directory directory;

	private final AppOrigins apps;

	AccountPageController(Accounts accounts, Directory directory, AppOrigins apps) {
		this.accounts = accounts;
		this.directory = directory;
		this.apps = apps;
	}

	@GetMapping("/web/{collection:users|services|incidents|teams|escalation_policies|schedules|alerts|change_events}/{id}")
	String page(@PathVariable String collection, @PathVariable String id, Model model) {
		model.addAttribute("kind", switch (collection) {
			case "users" -> "the user";
			case "services" -> "the service";
			case "incidents" -> "the incident";
			case "teams" -> "the team";
			case "schedules" -> "the schedule";
			case "alerts" -> "the alert";
			case "change_events" -> "the change";
			default -> "the escalation policy";
		});
		model.addAttribute("id", id);
		model.addAttribute("apps", this.apps.all());
		model.addAttribute("name", this.accounts.findName(id).orElseThrow(AccountPageController::notFound));
		return "resource";
	}

	/** Initials on a disc. All text is the sandbox's own data, so nothing is escaped. */
	@GetMapping("/avatars/{id}.svg")
	ResponseEntity<String> avatar(@PathVariable String id) {
		Person person = this.directory.findById(id).orElseThrow(AccountPageController::notFound);
		String initials = Arrays.stream(person.name().split(" "))
			.map((word) -> word.substring(0, 1))
			.collect(Collectors.joining());
		String svg = """
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" role="img" aria-label="%s">
				<circle cx="40" cy="40" r="40" fill="#2f4b66"/>
				<text x="40" y="51" font-family="sans-serif" font-size="30" fill="#ffffff" text-anchor="middle">%s</text>
				</svg>
				"""
			.formatted(person.name(), initials);
		return ResponseEntity.ok().contentType(MediaType.parseMediaType("image/svg+xml;charset=UTF-8")).body(svg);
	}

	private static ResponseStatusException notFound() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}

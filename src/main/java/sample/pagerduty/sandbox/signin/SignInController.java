package sample.pagerduty.sandbox.signin;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import sample.pagerduty.sandbox.company.Directory;
import sample.pagerduty.sandbox.company.Person;

import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;

/**
 * The two steps of the sign-in: the email address here, then the password, which goes to
 * Spring Security's form login. The session keeps the address, so going back or a wrong
 * password loses nothing. The buttons in the list of people skip this: they post both to
 * the form login.
 */
@Controller
class SignInController {

	static final String PATH = "/sign-in";

	static final String PASSWORD_PATH = "/sign-in/password";

	private static final String EMAIL = "sandbox.email";

	private final Directory directory;

	private final RequestCache requestCache;

	private final RegisteredClientRepository apps;

	private final PeopleList people;

	SignInController(Directory directory, RequestCache requestCache, RegisteredClientRepository apps,
			PeopleList people) {
		this.directory = directory;
		this.requestCache = requestCache;
		this.apps = apps;
		this.people = people;
	}

	/** Adds the name of the app that asks, if any, and the people who match its hint. */
	@ModelAttribute
	void describe(HttpServletRequest request, HttpServletResponse response, Model model) {
		SavedRequest saved = this.requestCache.getRequest(request, response);
		AccountHint hint = AccountHint.of(saved);
		String[] clientIds = (saved != null) ? saved.getParameterValues("client_id") : null;
		RegisteredClient app = (clientIds != null) ? this.apps.findByClientId(clientIds[0]) : null;
		model.addAttribute("appName", (app != null) ? app.getClientName() : null);
		List<PeopleList.Group> companies = this.people.fitting(hint);
		model.addAttribute("companies", companies);
		model.addAttribute("hint", hint.toString());
		model.addAttribute("hintFits", companies.stream().map(PeopleList.Group::company).allMatch(hint::fits));
	}

	@GetMapping(PATH)
	String askEmail(@SessionAttribute(name = EMAIL, required = false) Optional<String> email, Model model) {
		model.addAttribute("email", email.orElse(""));
		return "sign-in";
	}

	@PostMapping(PATH)
	String takeEmail(@RequestParam String email, HttpSession session, Model model) {
		Optional<Person> person = this.directory.findByEmail(email);
		if (person.isEmpty()) {
			model.addAttribute("email", email);
			model.addAttribute("unknown", true);
			return "sign-in";
		}
		session.setAttribute(EMAIL, person.get().email());
		return "redirect:" + PASSWORD_PATH;
	}

	@GetMapping(PASSWORD_PATH)
	String askPassword(@SessionAttribute(name = EMAIL, required = false) Optional<String> email,
			@RequestParam Optional<String> error, Model model) {
		Optional<Person> person = email.flatMap(this.directory::findByEmail);
		if (person.isEmpty()) {
			return "redirect:" + PATH;
		}
		model.addAttribute("person", person.get());
		model.addAttribute("wrong", error.isPresent());
		return "password";
	}

}

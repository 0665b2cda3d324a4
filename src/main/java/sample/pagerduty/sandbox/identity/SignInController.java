package sample.pagerduty.sandbox.identity;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import sample.pagerduty.sandbox.account.Directory;
import sample.pagerduty.sandbox.account.Person;

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

import static org.springframework.web.util.UriComponentsBuilder.fromUriString;

/**
 * The two steps of the sign-in: the e-mail address here, then the password, which Spring
 * Security's form login takes. The address waits in the session, so going back or
 * mistyping the password loses nothing.
 */
@Controller
class SignInController {

	static final String PATH = "/sign-in";

	static final String PASSWORD_PATH = "/sign-in/password";

	private static final String EMAIL = "sandbox.email";

	private final Directory directory;

	private final RequestCache requestCache;

	private final RegisteredClientRepository apps;

	SignInController(Directory directory, RequestCache requestCache, RegisteredClientRepository apps) {
		this.directory = directory;
		this.requestCache = requestCache;
		this.apps = apps;
	}

	/** Names the app that sent the visitor here, if one did. */
	@ModelAttribute
	void describe(HttpServletRequest request, HttpServletResponse response, Model model) {
		model.addAttribute("people", this.directory.people());
		SavedRequest saved = this.requestCache.getRequest(request, response);
		if (saved != null) {
			String clientId = fromUriString(saved.getRedirectUrl()).build().getQueryParams().getFirst("client_id");
			RegisteredClient app = (clientId != null) ? this.apps.findByClientId(clientId) : null;
			model.addAttribute("appName", (app != null) ? app.getClientName() : null);
		}
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

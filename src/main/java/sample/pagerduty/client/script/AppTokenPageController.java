package sample.pagerduty.client.script;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.activity.ActivityKind;
import sample.pagerduty.client.activity.ActivityLog;
import sample.pagerduty.client.apptoken.AppToken;
import sample.pagerduty.client.apptoken.AppTokenChoice;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.apptoken.AppTokenService;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.oauth.FailedCall;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.web.CopyAs;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page of the app token, for the account and scopes that the person chose. The choice
 * is kept in the session, the token is not.
 */
@Controller
class AppTokenPageController {

	private static final String PATH = "/app-token";

	static final String KEYS = PATH + "/keys";

	private static final String REDIRECT = "redirect:" + PATH;

	private final AppTokenService appTokens;

	private final ScriptKeyService keys;

	private final ScriptKeyFormHandler keyForm;

	private final PagerDutyApp app;

	private final WebSettings web;

	private final ActivityLog activities;

	private final CopyAs copyAs;

	AppTokenPageController(AppTokenService appTokens, ScriptKeyService keys, ScriptKeyFormHandler keyForm,
			PagerDutyApp app, WebSettings web, ActivityLog activities, CopyAs copyAs) {
		this.appTokens = appTokens;
		this.keys = keys;
		this.keyForm = keyForm;
		this.app = app;
		this.web = web;
		this.activities = activities;
		this.copyAs = copyAs;
	}

	@GetMapping(PATH)
	String show(Connection connection, HttpSession session, HttpServletResponse response, Model model) {
		model.addAttribute("app", this.app);
		model.addAttribute("scopesOfTheApp", AppTokenForm.scopesOf(this.app));
		AppTokenRequest chosen = AppTokenChoice.find(session, connection.id()).orElse(null);
		if (!model.containsAttribute("form")) {
			model.addAttribute("form",
					(chosen != null) ? AppTokenForm.of(chosen) : AppTokenForm.of(this.app, connection));
		}
		if (chosen != null && this.app.appTokens()) {
			model.addAttribute("choice", chosen.inOneLine());
			fetch(connection, chosen, response, model);
		}
		this.keyForm.show(this.keys.listOfApp(connection.id()), KEYS, model);
		return "app-token";
	}

	private void fetch(Connection connection, AppTokenRequest chosen, HttpServletResponse response, Model model) {
		try {
			AppToken token = this.activities.recording(Activity.appToken(connection.id(), ActivityKind.BROWSER, ""),
					() -> this.appTokens.fresh(chosen, Duration.ZERO));
			model.addAttribute("token", token);
			model.addAttribute("copyAs",
					this.copyAs.tabs("curl-app", token.access().apiUrl(), token.access().accessToken(), null));
			model.addAttribute("tokenUrl", this.web.tokenUrl());
		}
		catch (TokenUnavailableException ex) {
			response.setStatus(HttpStatus.BAD_GATEWAY.value());
			model.addAttribute("failure", FailedCall.of(ex));
			model.addAttribute("flow", ex.flow());
		}
	}

	/** Shows how the token was requested, which may have been for another request. */
	@GetMapping(PATH + "/how-it-went")
	String showFlow(Connection connection, HttpSession session, Model model) {
		AppTokenRequest chosen = AppTokenChoice.find(session, connection.id()).orElse(null);
		if (chosen == null || !this.app.appTokens()) {
			return REDIRECT;
		}
		try {
			AppToken token = this.appTokens.fresh(chosen, Duration.ZERO);
			model.addAttribute("request", chosen);
			model.addAttribute("flow", token.flow());
			return "app-token-flow";
		}
		catch (TokenUnavailableException ex) {
			return REDIRECT; // which says why
		}
	}

	@PostMapping(PATH)
	String choose(@RequestParam(defaultValue = "") String subdomain, @RequestParam(defaultValue = "") String region,
			@RequestParam(name = "scope", defaultValue = "") List<String> scopes, Connection connection,
			HttpSession session, RedirectAttributes notices) {
		AppTokenForm form = new AppTokenForm(subdomain.strip().toLowerCase(Locale.ROOT), region,
				String.join(" ", scopes));
		String complaint = form.complaint(this.app);
		if (complaint != null) {
			notices.addFlashAttribute("choiceComplaint", complaint);
			notices.addFlashAttribute("form", form);
		}
		else {
			new AppTokenChoice(connection.id(), form.request()).keepIn(session);
		}
		return REDIRECT;
	}

	@PostMapping(KEYS)
	String createKey(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String expires,
			@RequestParam(defaultValue = "") String end, @RequestParam(defaultValue = "") String choice,
			Connection connection, HttpSession session, RedirectAttributes notices) {
		ScriptKeyFormHandler.Input input = new ScriptKeyFormHandler.Input(name, expires, end);
		AppTokenRequest chosen = AppTokenChoice.find(session, connection.id()).orElse(null);
		if (chosen == null || !this.app.appTokens()) {
			this.keyForm.refuse(input, "no-choice", notices);
		}
		else if (!chosen.inOneLine().equals(choice)) { // the page with the form is older
			this.keyForm.refuse(input, "other-choice", notices);
		}
		else {
			createKey(connection, chosen, input, notices);
		}
		return REDIRECT;
	}

	private void createKey(Connection connection, AppTokenRequest chosen, ScriptKeyFormHandler.Input input,
			RedirectAttributes notices) {
		int present = this.keys.listOfApp(connection.id()).size();
		this.keyForm.submit(input, present, notices,
				(expiresAt) -> this.keys.create(connection.id(), chosen, input.name().strip(), expiresAt));
	}

	@PostMapping(KEYS + "/{id}/delete")
	String deleteKey(@PathVariable UUID id, Connection connection, RedirectAttributes notices) {
		notices.addFlashAttribute("deleted", this.keys.delete(id, connection.id()));
		return REDIRECT;
	}

}

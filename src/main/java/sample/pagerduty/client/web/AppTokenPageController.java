package sample.pagerduty.client.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.apptoken.AppToken;
import sample.pagerduty.client.apptoken.AppTokenException;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.apptoken.AppTokenService;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.script.ScriptKeyService;
import sample.pagerduty.client.token.Connection;
import sample.pagerduty.client.token.ConnectionService;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The token of the app itself, for the account and scopes that were chosen. The choice is
 * kept in the session; the token is not.
 */
@Controller
class AppTokenPageController {

	private static final String APP_TOKEN = "redirect:/app-token";

	private static final String GONE = "redirect:/?disconnected=session";

	private final ConnectionService connections;

	private final AppTokenService appTokens;

	private final ScriptKeyService keys;

	private final ScriptKeyFormHandler keyForm;

	private final PagerDutyApp app;

	private final WebSettings web;

	AppTokenPageController(ConnectionService connections, AppTokenService appTokens, ScriptKeyService keys,
			ScriptKeyFormHandler keyForm, PagerDutyApp app, WebSettings web) {
		this.connections = connections;
		this.appTokens = appTokens;
		this.keys = keys;
		this.keyForm = keyForm;
		this.app = app;
		this.web = web;
	}

	@GetMapping("/app-token")
	String show(@Nullable Authentication authentication, HttpSession session, HttpServletResponse response,
			Model model) {
		return this.connections.find(authentication).map((connection) -> {
			model.addAttribute("app", this.app);
			model.addAttribute("scopesOfTheApp", AppTokenForm.scopesOf(this.app));
			AppTokenRequest chosen = AppTokenRequest.chosenIn(session).orElse(null);
			if (!model.containsAttribute("form")) {
				model.addAttribute("form",
						(chosen != null) ? AppTokenForm.of(chosen) : AppTokenForm.of(this.app, connection));
			}
			if (chosen != null && this.app.appTokens()) {
				fetch(chosen, response, model);
			}
			this.keyForm.show(this.keys.listOfApp(connection.id()), model);
			return "app-token";
		}).orElse(GONE);
	}

	private void fetch(AppTokenRequest chosen, HttpServletResponse response, Model model) {
		try {
			AppToken token = this.appTokens.fresh(chosen, Duration.ZERO);
			model.addAttribute("token", token);
			model.addAttribute("expiresAt", Times.utc(token.grant().expiresAt()));
			model.addAttribute("tokenUrl", this.web.home().resolve("/api/app-token"));
		}
		catch (AppTokenException ex) {
			response.setStatus(HttpStatus.BAD_GATEWAY.value());
			model.addAttribute("failure", ex.failure().key());
		}
	}

	@PostMapping("/app-token")
	String choose(@RequestParam(defaultValue = "") String subdomain, @RequestParam(defaultValue = "") String region,
			@RequestParam(name = "scope", defaultValue = "") List<String> scopes, HttpSession session,
			RedirectAttributes notices) {
		AppTokenForm form = new AppTokenForm(subdomain.strip().toLowerCase(Locale.ROOT), region,
				String.join(" ", scopes));
		String complaint = form.complaint(this.app);
		if (complaint != null) {
			notices.addFlashAttribute("choiceComplaint", complaint);
			notices.addFlashAttribute("form", form);
		}
		else {
			form.request().keepIn(session);
		}
		return APP_TOKEN;
	}

	@PostMapping("/app-token/keys")
	String createKey(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String end,
			@Nullable Authentication authentication, HttpSession session, RedirectAttributes notices) {
		return this.connections.find(authentication).map((connection) -> {
			AppTokenRequest.chosenIn(session)
				.filter((chosen) -> this.app.appTokens())
				.ifPresentOrElse((chosen) -> createKey(connection, chosen, name, end, notices),
						() -> notices.addFlashAttribute("complaint", "no-choice"));
			return APP_TOKEN;
		}).orElse(GONE);
	}

	private void createKey(Connection connection, AppTokenRequest chosen, String name, String end,
			RedirectAttributes notices) {
		int present = this.keys.listOfApp(connection.id()).size();
		this.keyForm.submit(name, end, present, notices,
				(expiresAt) -> this.keys.create(connection.id(), chosen, name.strip(), expiresAt));
	}

	@PostMapping("/app-token/keys/{id}/delete")
	String deleteKey(@PathVariable UUID id, @Nullable Authentication authentication, RedirectAttributes notices) {
		return this.connections.find(authentication).map((connection) -> {
			notices.addFlashAttribute("deleted", this.keys.delete(id, connection.id()));
			return APP_TOKEN;
		}).orElse(GONE);
	}

}

package sample.pagerduty.client.console;

import java.net.URI;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.rest.ApiRequest;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The form for a call, and what PagerDuty answers. All of it is in the address, so that
 * reload, back and bookmarks work; a token never is.
 */
@Controller
class CallController {

	private static final String CALL = "/console/call";

	private static final String GONE = "redirect:/?disconnected=session";

	private final ConsoleCaller caller;

	private final EndpointTable table;

	private final ScopeService scopes;

	private final CallService calls;

	private final URI apiOfThisApp;

	CallController(ConsoleCaller caller, EndpointTable table, ScopeService scopes, CallService calls, WebSettings web) {
		this.caller = caller;
		this.table = table;
		this.scopes = scopes;
		this.calls = calls;
		this.apiOfThisApp = web.home().resolve("/api/");
	}

	@GetMapping(path = "/console", params = "path")
	String form(@RequestParam MultiValueMap<String, String> parameters, @Nullable Authentication authentication,
			HttpSession session, HttpServletResponse response, Model model) {
		return this.caller.find(authentication).map((connection) -> {
			CallForm form = CallForm.of(parameters);
			ConsoleIdentity identity = new ConsoleIdentity(connection, null);
			try {
				PathTemplate.of(form.path());
				identity = this.caller.identity(form, connection, session);
			}
			catch (RefusedInputException ex) {
				refuse(ex, response, model);
			}
			return page(form, identity, session, model);
		}).orElse(GONE);
	}

	@GetMapping(CALL)
	String call(@RequestParam MultiValueMap<String, String> parameters, @Nullable Authentication authentication,
			HttpSession session, HttpServletResponse response, Model model) {
		return this.caller.find(authentication).map((connection) -> {
			CallForm form = CallForm.of(parameters);
			ConsoleIdentity identity = new ConsoleIdentity(connection, null);
			try {
				ApiRequest request = form.request();
				identity = this.caller.identity(form, connection, session);
				CallResult result = this.calls.run(request, identity);
				response.setStatus(result.status().value());
				show(result, form, model);
			}
			catch (RefusedInputException ex) {
				refuse(ex, response, model);
			}
			return page(form, identity, session, model);
		}).orElse(GONE);
	}

	private void show(CallResult result, CallForm form, Model model) {
		AnswerView answer = result.answer();
		model.addAttribute("result", result);
		model.addAttribute("tokenUrl", this.apiOfThisApp.resolve(form.asApp() ? "app-token" : "token"));
		if (answer != null && result.failure() == null) {
			model.addAttribute("previousPage", answer.position().previous(form).map(CallController::link).orElse(null));
			model.addAttribute("nextPage", answer.position().next(form).map(CallController::link).orElse(null));
		}
		if (result.isDownloadable()) {
			model.addAttribute("download", "/console/download?" + form.parameters());
		}
	}

	private static String link(CallForm form) {
		return CALL + "?" + form.parameters();
	}

	private static void refuse(RefusedInputException refusal, HttpServletResponse response, Model model) {
		response.setStatus(HttpStatus.BAD_REQUEST.value());
		model.addAttribute("refusal", refusal);
	}

	private String page(CallForm form, ConsoleIdentity identity, HttpSession session, Model model) {
		KnownScopes known = this.scopes.known();
		Optional<Endpoint> endpoint = this.table.find(form.path());
		model.addAttribute("form", form);
		model.addAttribute("endpoint", endpoint.orElse(null));
		model.addAttribute("parameters", form.parameters(endpoint));
		model.addAttribute("check", ScopeCheck
			.of(PathTemplate.isPossible(form.path()) ? known.find(form.path()) : Optional.empty(), identity.scopes()));
		model.addAttribute("classic", known.classic());
		model.addAttribute("apiUrl", identity.connection().access().apiUrl());
		model.addAttribute("asApp", identity.app() != null);
		model.addAttribute("app", this.caller.findApp(session).orElse(null));
		return "call";
	}

}

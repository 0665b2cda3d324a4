package sample.pagerduty.client.console;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.AppKind;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.rest.ApiRequest;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The form for a call, and PagerDuty's answer. The form is all in the URL, so that
 * reload, back and bookmarks work. A token never is.
 */
@Controller
class CallController {

	static final String CONSOLE = "/console";

	static final String CALL = CONSOLE + "/call";

	static final String DOWNLOAD = CONSOLE + "/download";

	private final CallService calls;

	private final EndpointTable table;

	private final PagerDutyApp app;

	private final URI tokenUrl;

	private final JsonMapper mapper;

	private final Clock clock;

	CallController(CallService calls, EndpointTable table, PagerDutyApp app, WebSettings web, JsonMapper mapper,
			Clock clock) {
		this.calls = calls;
		this.table = table;
		this.app = app;
		this.tokenUrl = web.tokenUrl();
		this.mapper = mapper;
		this.clock = clock;
	}

	@GetMapping(path = CONSOLE, params = "path")
	String form(@RequestParam MultiValueMap<String, String> parameters, Connection connection, HttpSession session,
			HttpServletResponse response, Model model) {
		CallForm form = CallForm.of(parameters);
		ConsoleIdentity identity = new ConsoleIdentity(connection, null);
		try {
			PathTemplate.of(form.path());
			identity = this.calls.identity(form, connection, session);
		}
		catch (RefusedInputException ex) {
			refuse(ex, response, model);
		}
		return page(form, identity, session, model);
	}

	@GetMapping(CALL)
	String call(@RequestParam MultiValueMap<String, String> parameters, Connection connection, HttpSession session,
			HttpServletResponse response, Model model) {
		CallForm form = CallForm.of(parameters);
		ConsoleIdentity identity = new ConsoleIdentity(connection, null);
		try {
			ApiRequest request = form.request();
			identity = this.calls.identity(form, connection, session);
			CallResult result = this.calls.run(request, identity);
			response.setStatus(result.status().value());
			remember(result, form, connection, session);
			show(result, form, model);
		}
		catch (RefusedInputException ex) {
			refuse(ex, response, model);
		}
		return page(form, identity, session, model);
	}

	private void remember(CallResult result, CallForm form, Connection connection, HttpSession session) {
		AnswerView answer = result.answer();
		CallHistory.of(session, connection.id())
			.add(new RecentCall(form.parameters(), result.request().target(), form.asApp(),
					(answer != null) ? answer.status() : "No answer", this.clock.instant()), session);
	}

	private void show(CallResult result, CallForm form, Model model) {
		AnswerView answer = result.answer();
		model.addAttribute("result", result);
		model.addAttribute("tokenUrl", this.tokenUrl);
		if (answer != null && result.failure() == null) {
			model.addAttribute("previousPage", answer.position().previous(form).map(CallController::link).orElse(null));
			model.addAttribute("nextPage", answer.position().next(form).map(CallController::link).orElse(null));
			model.addAttribute("table", tableOf(answer, form));
		}
		if (result.isDownloadable()) {
			model.addAttribute("download", DOWNLOAD + "?" + form.parameters());
		}
	}

	private @Nullable AnswerTable tableOf(AnswerView answer, CallForm form) {
		if (!answer.isLaidOut()) {
			return null;
		}
		String one = form.path() + "/{id}";
		boolean known = this.table.find(one).isPresent();
		return AnswerTable.of(this.mapper, answer.text(), (id) -> known ? linkToOne(one, id, form) : null).orElse(null);
	}

	/** Relative, because each row of a table has one. */
	private static String linkToOne(String path, String id, CallForm form) {
		return "call?" + new CallForm(path, Map.of("path.id", id), "", form.asApp()).parameters() + "#result";
	}

	private static String link(CallForm form) {
		return CALL + "?" + form.parameters();
	}

	private static void refuse(RefusedInputException refusal, HttpServletResponse response, Model model) {
		response.setStatus(HttpStatus.BAD_REQUEST.value());
		model.addAttribute("refusal", refusal);
	}

	private String page(CallForm form, ConsoleIdentity identity, HttpSession session, Model model) {
		Optional<Endpoint> endpoint = this.table.find(form.path());
		Optional<ScopeRequirement> requirement = PathTemplate.isPossible(form.path())
				? this.table.requirement(form.path()) : Optional.empty();
		model.addAttribute("form", form);
		model.addAttribute("endpoint", endpoint.orElse(null));
		List<FormField> fields = form.formFields(endpoint);
		model.addAttribute("firstFields", fields.stream().filter(FormField::isFirst).toList());
		model.addAttribute("otherFields", fields.stream().filter((field) -> !field.isFirst()).toList());
		model.addAttribute("reference", endpoint.map(Endpoint::reference).orElse(ReferencePage.API));
		model.addAttribute("check", ScopeCheck.of(requirement, identity.scopes()));
		model.addAttribute("pagerDutyApp", this.app);
		model.addAttribute("classic", this.app.kind() != AppKind.SCOPED);
		model.addAttribute("apiUrl", identity.connection().access().apiUrl());
		model.addAttribute("callUrl", link(form));
		model.addAttribute("formUrl", CONSOLE + "?" + form.parameters());
		model.addAttribute("canRefresh", identity.app() == null && identity.connection().refreshToken() != null);
		model.addAttribute("asApp", identity.app() != null);
		model.addAttribute("app", this.calls.findApp(identity.connection(), session).orElse(null));
		return "call";
	}

}

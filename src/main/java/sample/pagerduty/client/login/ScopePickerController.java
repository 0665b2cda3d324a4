package sample.pagerduty.client.login;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.AppKind;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WordList;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.CurrentConnection;
import sample.pagerduty.client.web.PublicRequests;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * Lets people choose the scopes of a login, before they connect or when they need more.
 */
@Controller
class ScopePickerController {

	static final String PATH = "/scopes/choose";

	/** A login with more would have an address that is too long for some servers. */
	private static final int MAX_SCOPES = 100;

	private final ScopePicker picker;

	private final CurrentConnection connection;

	private final GrantedScopesCookie grantedScopes;

	private final PagerDutyApp app;

	ScopePickerController(ScopePicker picker, CurrentConnection connection, GrantedScopesCookie grantedScopes,
			PagerDutyApp app) {
		this.picker = picker;
		this.connection = connection;
		this.grantedScopes = grantedScopes;
		this.app = app;
	}

	/**
	 * The page.
	 * @param scope the ticked scopes; null if nobody has chosen yet
	 */
	@GetMapping(PATH)
	String choose(@RequestParam(required = false) @Nullable List<String> scope, @Nullable String chosen,
			HttpServletRequest request, Model model) {
		Set<String> granted = this.connection.in(request)
			.map(Connection::scopesGranted)
			.orElseGet(() -> new LinkedHashSet<>(this.grantedScopes.read(request)));
		List<String> words = (scope != null) ? WordList.of(String.join(" ", scope)) : List.of();
		// A preset only adds.
		Set<String> wanted = new LinkedHashSet<>((chosen == null) ? granted : Set.of());
		wanted.addAll(words);
		if (wanted.size() > MAX_SCOPES || !this.app.canAskFor(wanted)) {
			model.addAttribute("refused", true);
			wanted.removeIf((word) -> !this.app.canAskFor(Set.of(word)));
		}
		model.addAttribute("choice", this.picker.choice(wanted.stream().limit(MAX_SCOPES).toList(), granted));
		model.addAttribute("scoped", this.app.kind() == AppKind.SCOPED);
		model.addAttribute("kind", this.app.kind());
		return "scopes";
	}

	/** The page is for people who are not connected yet too. */
	@Configuration(proxyBeanMethods = false)
	static class PublicPage {

		@Bean
		PublicRequests scopePickerPage() {
			return new PublicRequests(pathPattern(PATH));
		}

	}

}

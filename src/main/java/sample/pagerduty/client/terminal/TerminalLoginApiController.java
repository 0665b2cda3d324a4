package sample.pagerduty.client.terminal;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.config.WordList;
import sample.pagerduty.client.web.ConnectLink;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Logins that a terminal command starts and waits for. */
@RestController
@RequestMapping(TerminalSecurityConfiguration.PATH + "/logins")
class TerminalLoginApiController {

	private final TerminalLogins logins;

	private final PagerDutyApp app;

	private final WebSettings web;

	TerminalLoginApiController(TerminalLogins logins, PagerDutyApp app, WebSettings web) {
		this.logins = logins;
		this.app = app;
		this.web = web;
	}

	/** Where a browser starts the login that a command then waits for. */
	@PostMapping
	StartedLogin start(@RequestParam(defaultValue = "") String scope) {
		List<String> scopes = WordList.of(scope);
		if (!this.app.canAskFor(scopes)) {
			throw TerminalProblem
				.badInput("An app of %s cannot ask for these scopes.".formatted(this.app.kind().title()));
		}
		String id = this.logins.start();
		URI url = ConnectLink.to(this.web.connectUrl())
			.withScopes(scopes)
			.returningTo(TerminalLoginController.PATH + id)
			.toUri();
		return new StartedLogin(id, url, this.web.redirectUri());
	}

	@GetMapping("/{id}")
	LoginState state(@PathVariable String id) {
		return this.logins.find(id)
			.map((login) -> new LoginState(login.connectionId()))
			.orElseThrow(TerminalProblem::noSuchLogin);
	}

	/**
	 * A login that a command waits for.
	 *
	 * @param url where a browser starts it
	 * @param redirectUri how the address begins to which PagerDuty sends the browser
	 */
	@JsonNaming(SnakeCaseStrategy.class)
	record StartedLogin(String id, URI url, URI redirectUri) {

	}

	/**
	 * How far a login is.
	 *
	 * @param connectionId the connection that it led to, or {@code null} while it runs
	 */
	@JsonNaming(SnakeCaseStrategy.class)
	record LoginState(@Nullable UUID connectionId) {

	}

}

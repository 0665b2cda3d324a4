package sample.pagerduty.client.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.activity.ActivityKind;
import sample.pagerduty.client.activity.ActivityLog;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.connection.UserTokenService;
import sample.pagerduty.client.oauth.AuthorizedCaller;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.rest.ApiAnswer;
import sample.pagerduty.client.rest.ApiRequest;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.rest.RawPagerDutyClient;
import sample.pagerduty.client.script.TokenHandout;

import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calls PagerDuty's REST API for a terminal command. */
@RestController
@RequestMapping(TerminalSecurityConfiguration.PATH)
class TerminalCallController {

	private final ConnectionService connections;

	private final UserTokenService tokens;

	private final TokenHandout handout;

	private final AuthorizedCaller caller;

	private final RawPagerDutyClient pagerDuty;

	private final MessageSource messages;

	private final ActivityLog activities;

	TerminalCallController(ConnectionService connections, UserTokenService tokens, TokenHandout handout,
			AuthorizedCaller caller, RawPagerDutyClient pagerDuty, MessageSource messages, ActivityLog activities) {
		this.connections = connections;
		this.tokens = tokens;
		this.handout = handout;
		this.caller = caller;
		this.pagerDuty = pagerDuty;
		this.messages = messages;
		this.activities = activities;
	}

	/**
	 * Calls with the connection's token.
	 * @param path the path below the API's base URL, percent-encoded
	 * @param query the query, percent-encoded
	 */
	@GetMapping("/connections/{id}/call")
	Answer call(@PathVariable UUID id, @RequestParam String path, @RequestParam(defaultValue = "") String query) {
		Connection connection = this.connections.findById(id).orElseThrow(TerminalProblem::noSuchConnection);
		ApiRequest request = request(path, query);
		Activity activity = Activity.of(id, ActivityKind.TERMINAL, "", "GET " + request.path());
		try {
			AuthorizedCaller.Attempt<ApiAnswer> attempt = this.caller.call(this.tokens.source(connection),
					(access) -> this.pagerDuty.get(access, request));
			PagerDutyApiException failure = attempt.failure();
			this.activities.record((failure != null) ? activity.failed(failure.failure().key()) : activity);
			return answer(attempt);
		}
		catch (TokenUnavailableException ex) {
			this.activities.record(activity.failed(ex.failure().key()));
			throw this.handout.problemOf(ex);
		}
	}

	private static ApiRequest request(String path, String query) {
		try {
			return new ApiRequest(path, query);
		}
		catch (IllegalArgumentException ex) {
			throw TerminalProblem.badInput(
					"The path must begin with / and name a resource of PagerDuty's REST API, " + "such as /incidents.");
		}
	}

	private Answer answer(AuthorizedCaller.Attempt<ApiAnswer> attempt) {
		PagerDutyApiException failure = attempt.failure();
		ApiAnswer answer = (failure != null) ? failure.answer() : attempt.answer();
		return new Answer((answer != null) ? answer.status() : 0,
				(answer != null) ? new String(answer.body(), StandardCharsets.UTF_8) : "",
				answer != null && answer.truncated(), (failure != null) ? explain(failure) : null);
	}

	private String explain(PagerDutyApiException failure) {
		String key = "api." + failure.failure().key();
		String cause = this.messages.getMessage(key + ".cause", null, Locale.ENGLISH);
		Object[] arguments = { (failure.retryAfter() != null) ? failure.retryAfter().toSeconds() : 0,
				Objects.toString(failure.acceptedAt(), "") };
		String advice = failure.requiredScopes().isBlank()
				? this.messages.getMessage(key + ".advice", arguments, "", Locale.ENGLISH)
				: "It needs %s. Connect with it: pd-token login --scope=%<s".formatted(failure.requiredScopes());
		return (cause + " " + advice).strip();
	}

	/**
	 * An answer of PagerDuty.
	 *
	 * @param status the HTTP status, or 0 if there was no answer
	 * @param body the body, or its beginning
	 * @param truncated whether the body goes on
	 * @param problem why the call failed and what to do, if it did
	 */
	record Answer(int status, String body, boolean truncated, @Nullable String problem) {

	}

}

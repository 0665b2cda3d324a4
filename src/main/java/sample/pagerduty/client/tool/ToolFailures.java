package sample.pagerduty.client.tool;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.config.WordList;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.tool.ToolError.Kind;
import sample.pagerduty.client.web.ConnectLink;

import org.springframework.stereotype.Component;

/** Turns what went wrong into an error that tells an agent what to do. */
@Component
class ToolFailures {

	/** So that nothing else that PagerDuty writes gets into a sentence. */
	private static final Pattern SCOPE = Pattern.compile("(?:[a-z_]{1,40}:)?[a-z_]{1,40}\\.(?:read|write)|read|write");

	private static final int MAX_SCOPES = 10;

	/** PagerDuty counts the calls of a minute. */
	private static final Duration USUAL_WAIT = Duration.ofMinutes(1);

	private final URI connectUrl;

	ToolFailures(WebSettings web) {
		this.connectUrl = web.connectUrl();
	}

	/** The person is not connected, or is no longer. */
	ToolError notConnected() {
		return new ToolError(Kind.NOT_CONNECTED,
				"The user is not connected to PagerDuty, or the connection has ended. Ask the user to open %s in a browser, then call again."
					.formatted(this.connectUrl),
				this.connectUrl, Set.of(), null, List.of());
	}

	/** Connecting does not help: it makes another connection. */
	ToolError otherApp() {
		return ToolError.of(Kind.FORBIDDEN,
				"This access was given for a PagerDuty app other than the one that is configured now, so it does not work again. Ask the user to log in to this server again, or to create a new key on the Scripts page of this app.");
	}

	/** The connection lacks scopes. */
	ToolError missingScopes(Set<String> missing, Connection connection) {
		URI url = ConnectLink.to(this.connectUrl).withScopes(missing).toUri();
		String scopes = String.join(", ", missing);
		String advice = connection.scopesRequested().containsAll(missing)
				? "PagerDuty did not grant it when the user connected. Ask the person who runs this app to add it to the app at PagerDuty's App Registration. After that, ask the user to open %s in a browser, then call again."
				: "Ask the user to open %s in a browser, then call again.";
		return new ToolError(Kind.MISSING_SCOPE,
				("The user's connection to PagerDuty lacks the scope " + scopes + ". " + advice).formatted(url), url,
				missing, null, List.of());
	}

	ToolError of(PagerDutyApiException thrown, Connection connection) {
		return switch (thrown.failure()) {
			case MISSING_SCOPE -> refusedFor(thrown, connection);
			case INVALID_REQUEST -> ToolError.of(Kind.BAD_REQUEST,
					"PagerDuty refuses the arguments. Check ids, times and the combination of filters.");
			case NOT_FOUND -> ToolError.of(Kind.NOT_FOUND,
					"PagerDuty has nothing with this id, or the user cannot see it. Look the id up with a list or search tool.");
			case FORBIDDEN -> ToolError.of(Kind.FORBIDDEN,
					"The user's role at PagerDuty does not allow this. Calling again does not help.");
			case UNAUTHORIZED, WRONG_REGION -> notConnected();
			case RATE_LIMITED -> rateLimited(thrown.retryAfter());
			case UNAVAILABLE, UNREADABLE ->
				ToolError.of(Kind.SERVER_ERROR, "PagerDuty did not give a valid answer. Try again in a minute.");
			case TIMEOUT -> ToolError.of(Kind.TIMEOUT, "PagerDuty did not answer in time. Try again, or ask for less.");
			case UNREACHABLE, PROXY -> unreachable();
		};
	}

	ToolError withWordsOf(PagerDutyApiException thrown, Connection connection) {
		return of(thrown, connection).saying(thrown.messages());
	}

	private ToolError refusedFor(PagerDutyApiException thrown, Connection connection) {
		Set<String> named = WordList.of(thrown.requiredScopes())
			.stream()
			.filter((scope) -> SCOPE.matcher(scope).matches())
			.limit(MAX_SCOPES)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		return named.isEmpty()
				? ToolError.of(Kind.FORBIDDEN, "The user's connection to PagerDuty lacks a scope for this.")
				: missingScopes(named, connection);
	}

	ToolError of(TokenUnavailableException thrown) {
		return switch (thrown.failure()) {
			case INVALID_GRANT, NO_REFRESH_TOKEN -> notConnected();
			case RATE_LIMITED, BUSY -> rateLimited(thrown.retryAfter());
			case TIMEOUT -> ToolError.of(Kind.TIMEOUT, "PagerDuty did not renew the token in time. Try again.");
			case UNREACHABLE, PROXY -> unreachable();
			case UNAVAILABLE, UNREADABLE ->
				ToolError.of(Kind.SERVER_ERROR, "PagerDuty did not renew the token. Try again in a minute.")
					.retryingAfter(thrown.retryAfter());
			case INVALID_CLIENT, NOT_ALLOWED, INVALID_SCOPE, REFUSED -> ToolError.of(Kind.FORBIDDEN,
					"PagerDuty refuses this app. Ask the person who runs it to compare its settings with App Registration.");
		};
	}

	private static ToolError rateLimited(@Nullable Duration wait) {
		Duration known = (wait != null) ? wait : USUAL_WAIT;
		return ToolError.of(Kind.RATE_LIMITED,
				"PagerDuty gets too many calls of this user. Wait %d seconds, then call again, and ask for more at once."
					.formatted(Math.max(1, known.toSeconds())))
			.retryingAfter(known);
	}

	private static ToolError unreachable() {
		return ToolError.of(Kind.UNREACHABLE,
				"PagerDuty cannot be reached from this app. Try again in a minute. If that fails too, tell the user.");
	}

}

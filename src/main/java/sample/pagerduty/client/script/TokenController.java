package sample.pagerduty.client.script;

import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.activity.ActivityKind;
import sample.pagerduty.client.activity.ActivityLog;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionService;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives a script a fresh access token: its user's or the app's, as its key says. */
@RestController
class TokenController {

	private final ConnectionService connections;

	private final TokenHandout tokens;

	private final ActivityLog activities;

	TokenController(ConnectionService connections, TokenHandout tokens, ActivityLog activities) {
		this.connections = connections;
		this.tokens = tokens;
		this.activities = activities;
	}

	@GetMapping(WebSettings.TOKEN_PATH)
	ResponseEntity<String> token(@AuthenticationPrincipal ScriptKey key,
			@RequestParam MultiValueMap<String, String> parameters) {
		Activity activity = (key.app() == null)
				? Activity.token(key.connectionId(), ActivityKind.SCRIPT_KEY, key.name())
				: Activity.appToken(key.connectionId(), ActivityKind.SCRIPT_KEY, key.name());
		return this.activities.recording(activity, () -> {
			TokenQuery query = TokenQuery.of(parameters);
			Connection connection = this.connections.findById(key.connectionId())
				.orElseThrow(() -> withoutConnection(key));
			return this.tokens.token(connection, key.app(), query);
		});
	}

	/**
	 * The connection cannot be read, or belongs to a PagerDuty app other than the
	 * configured one.
	 */
	private TokenApiException withoutConnection(ScriptKey key) {
		if (key.app() != null) {
			return ofOtherApp(TokenApiProblem.APP_TOKEN_REFUSED, "App token");
		}
		return this.connections.isOfOtherApp(key.connectionId()) ? ofOtherApp(TokenApiProblem.OTHER_APP, "Scripts")
				: this.tokens.ended();
	}

	private static TokenApiException ofOtherApp(TokenApiProblem problem, String page) {
		return TokenApiException.of(problem,
				"This key was created for a PagerDuty app other than the one that is configured now. Create a new one on "
						+ "the %s page.".formatted(page));
	}

}

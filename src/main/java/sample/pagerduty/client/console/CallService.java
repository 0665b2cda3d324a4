package sample.pagerduty.client.console;

import java.io.OutputStream;
import java.util.Optional;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.activity.ActivityKind;
import sample.pagerduty.client.activity.ActivityLog;
import sample.pagerduty.client.apptoken.AppTokenChoice;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.apptoken.AppTokenService;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.UserTokenService;
import sample.pagerduty.client.oauth.AuthorizedCaller;
import sample.pagerduty.client.oauth.AuthorizedCaller.Attempt;
import sample.pagerduty.client.oauth.FailedCall;
import sample.pagerduty.client.oauth.TokenSource;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.rest.ApiAnswer;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.ApiRequest;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.rest.RawPagerDutyClient;

import org.springframework.stereotype.Service;

/** Makes the calls of the console, and keeps tokens out of the results. */
@Service
class CallService {

	private final UserTokenService userTokens;

	private final AppTokenService appTokens;

	private final AuthorizedCaller caller;

	private final RawPagerDutyClient pagerDuty;

	private final AnswerReader answers;

	private final EndpointTable table;

	private final PagerDutyApp app;

	private final ActivityLog activities;

	CallService(UserTokenService userTokens, AppTokenService appTokens, AuthorizedCaller caller,
			RawPagerDutyClient pagerDuty, AnswerReader answers, EndpointTable table, PagerDutyApp app,
			ActivityLog activities) {
		this.userTokens = userTokens;
		this.appTokens = appTokens;
		this.caller = caller;
		this.pagerDuty = pagerDuty;
		this.answers = answers;
		this.table = table;
		this.app = app;
		this.activities = activities;
	}

	/** The app token that the person has chosen, if the operator allows app tokens. */
	Optional<AppTokenRequest> findApp(Connection connection, HttpSession session) {
		return this.app.appTokens() ? AppTokenChoice.find(session, connection.id()) : Optional.empty();
	}

	/**
	 * Whose token a form is to be sent with.
	 * @throws RefusedInputException if an app cannot make the call, or has no token
	 */
	ConsoleIdentity identity(CallForm form, Connection connection, HttpSession session) throws RefusedInputException {
		if (!form.asApp()) {
			return new ConsoleIdentity(connection, null);
		}
		if (this.table.find(form.path()).filter(Endpoint::userOnly).isPresent()) {
			throw new RefusedInputException(Refusal.USER_ONLY, "as");
		}
		return new ConsoleIdentity(connection,
				findApp(connection, session).orElseThrow(() -> new RefusedInputException(Refusal.NO_APP, "as")));
	}

	CallResult run(ApiRequest request, ConsoleIdentity identity) {
		CallResult result = call(request, identity);
		Activity activity = activity(request, identity);
		FailedCall failure = result.failure();
		this.activities.record((failure != null) ? activity.failed(failure.reason()) : activity);
		return result;
	}

	private static Activity activity(ApiRequest request, ConsoleIdentity identity) {
		return Activity.of(identity.connection().id(), ActivityKind.BROWSER, "",
				((identity.app() != null) ? "app: GET " : "GET ") + request.path());
	}

	private CallResult call(ApiRequest request, ConsoleIdentity identity) {
		try {
			return resultOf(request, identity,
					this.caller.call(sourceOf(identity), (access) -> this.pagerDuty.get(access, request)));
		}
		catch (TokenUnavailableException ex) {
			return CallResult.withoutToken(request, identity.connection().access(), ex);
		}
	}

	/**
	 * Passes the whole answer on.
	 * @throws PagerDutyApiException if there is none, or it broke off
	 * @throws TokenUnavailableException if there is no token to call with
	 */
	void download(ConsoleIdentity identity, ApiRequest request, OutputStream target) {
		this.activities.recording(activity(request, identity),
				() -> this.caller.call(sourceOf(identity), (access) -> this.pagerDuty.download(access, request, target))
					.orElseThrow());
	}

	private TokenSource sourceOf(ConsoleIdentity identity) {
		AppTokenRequest app = identity.app();
		return (app != null) ? this.appTokens.source(app) : this.userTokens.source(identity.connection());
	}

	private CallResult resultOf(ApiRequest request, ConsoleIdentity identity, Attempt<ApiAnswer> attempt) {
		PagerDutyApiException failure = attempt.failure();
		Connection connection = identity.connection();
		TokenMask mask = new TokenMask(attempt.access().accessToken(), connection.access().accessToken(),
				connection.refreshToken());
		ApiAnswer answer = (failure != null) ? failure.answer() : attempt.answer();
		AnswerView view = (answer != null) ? this.answers.read(answer, mask) : null;
		if (failure != null) {
			return new CallResult(request, attempt.access(), view, FailedCall.of(failure, mask::mask),
					scopeAdvice(failure, identity, mask), false);
		}
		FailedCall unreadable = (view != null && !view.isPagerDutys()) ? FailedCall.unreadable() : null;
		return new CallResult(request, attempt.access(), view, unreadable, null, true);
	}

	private static @Nullable ScopeAdvice scopeAdvice(PagerDutyApiException failure, ConsoleIdentity identity,
			TokenMask mask) {
		return (failure.failure() == ApiFailure.MISSING_SCOPE) ? ScopeAdvice.of(mask.mask(failure.requiredScopes()),
				mask.mask(failure.tokenScopes()), identity.scopes()) : null;
	}

}

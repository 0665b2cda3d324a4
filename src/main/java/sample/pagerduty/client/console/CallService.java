package sample.pagerduty.client.console;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.ApiAnswer;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.ApiRequest;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.token.Connection;

import org.springframework.stereotype.Service;

/**
 * Runs a call, learns from it, and keeps tokens out of all that is said about it.
 */
@Service
class CallService {

	private final ConsoleCaller caller;

	private final ScopeService scopes;

	private final AnswerReader answers;

	CallService(ConsoleCaller caller, ScopeService scopes, AnswerReader answers) {
		this.caller = caller;
		this.scopes = scopes;
		this.answers = answers;
	}

	CallResult run(ApiRequest request, ConsoleIdentity identity) {
		CallOutcome outcome = this.caller.call(identity, request);
		Connection connection = identity.connection();
		TokenMask mask = new TokenMask(outcome.access().accessToken(), connection.access().accessToken(),
				connection.refreshToken());
		ApiAnswer answer = outcome.answer();
		AnswerView view = (answer != null) ? this.answers.read(answer, mask) : null;
		return new CallResult(request, outcome.access(), view, failure(outcome, view), said(outcome, mask),
				scopeAdvice(outcome, request, identity, mask), outcome.tokenFailure());
	}

	private static @Nullable ApiFailure failure(CallOutcome outcome, @Nullable AnswerView answer) {
		PagerDutyApiException thrown = outcome.failure();
		if (thrown != null) {
			return thrown.failure();
		}
		return (answer != null && !answer.isPagerDutys()) ? ApiFailure.UNREADABLE : null;
	}

	private static CallResult.@Nullable Complaint said(CallOutcome outcome, TokenMask mask) {
		PagerDutyApiException thrown = outcome.failure();
		return (thrown != null) ? new CallResult.Complaint(thrown.messages().stream().map(mask::mask).toList(),
				thrown.retryAfter(), thrown.acceptedAt()) : null;
	}

	private @Nullable ScopeAdvice scopeAdvice(CallOutcome outcome, ApiRequest request, ConsoleIdentity identity,
			TokenMask mask) {
		PagerDutyApiException thrown = outcome.failure();
		if (thrown == null || thrown.failure() != ApiFailure.MISSING_SCOPE) {
			return null;
		}
		Set<String> needed = ScopeService.scopes(mask.mask(thrown.requiredScopes()));
		Set<String> named = ScopeService.scopes(mask.mask(thrown.tokenScopes()));
		this.scopes.learn(request.path(), needed);
		return ScopeAdvice.of(needed, named.isEmpty() ? identity.scopes() : named);
	}

}
